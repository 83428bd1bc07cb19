"""What was done, when and how well: written as it happens, read back as days, weeks and months."""
