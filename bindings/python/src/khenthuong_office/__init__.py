"""The office documents of a commendation round: workbook in, letters and report out.

The command is `khenthuong-office`; what it decides, the library `khenthuong`
decides, by the same request as any other caller.
"""
