"""The guided tour: the program shows its work by itself and saves pictures of it."""
