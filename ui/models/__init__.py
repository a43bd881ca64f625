"""What stands between the store and the screens: pages of rows that follow every commit."""
