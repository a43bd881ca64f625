"""The screens: what an officer sees and does. Data comes from `ui.models` and `gosclient.desk`."""
