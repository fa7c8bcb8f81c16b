"""Workbooks: a decree's plans, lists and tables as .xlsx that planners work in, and back.

    raw = export_workbook(keputusan)
    for one in read_lampiran(raw, "plan.xlsx"):
        one.data, one.faults, one.notes

`grid.read_workbook` alone reads the sheets of any workbook, in a sandbox.
"""

from kpudocs.workbook.layout import Read
from kpudocs.workbook.reading import KINDS, Choice, locate, read_lampiran, refuse
from kpudocs.workbook.writer import export_workbook

__all__ = ["KINDS", "Choice", "Read", "export_workbook", "locate", "read_lampiran", "refuse"]
