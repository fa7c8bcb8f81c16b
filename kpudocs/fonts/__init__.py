"""KPU Bookman: the type of the PDFs, made by `make.py` from TeX Gyre Bonum."""
