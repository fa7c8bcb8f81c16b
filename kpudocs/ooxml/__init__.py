"""Files of Office (OOXML) from outside: opened, looked through and parsed in one way, whoever needs them."""
