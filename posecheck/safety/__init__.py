"""What has to be known before anybody exercises: said, asked, and acknowledged once a month."""
