#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the workbooks of this folder with programs that are not ours: openpyxl (.xlsx) and odfpy (.ods)."""
import datetime
import pathlib

import openpyxl
from odf.draw import Frame, TextBox
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import A, LineBreak, P, S

folder = pathlib.Path(__file__).parent


def make_xlsx():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Activities"
    sheet["A1"] = "CME activities"
    sheet.append([])
    sheet.append(["ID", "Course Title", "Provider", "Activity Type", "Expiration Date", "CME Credits", "Cost",
                  "Commercially Supported", "Board Approvals", "Topics"])
    sheet.append([90201, "Café & Lung\n", "Example Society", "Live Course", datetime.date(2028, 9, 4), 1.25, 30, False,
                  "ABR; Urology", "Lung Cancer, Screening"])
    sheet.append([90202, "Sepsis", "Example Society", "Enduring", 47000, 1, "#N/A", "Y", "=\"Radio\"&\"logy\"", None])
    sheet["E5"].number_format = "[$-409]d\\-mmm\\-yy;@"
    sheet["G4"].number_format = "[$€-407] #,##0.00"
    sheet["G5"].data_type = "e"
    sheet.append([])
    sheet.append(["Total", None, None, None, None, 2.25])
    other = workbook.create_sheet("Empty")
    other.sheet_state = "hidden"
    workbook.save(folder / "activities.xlsx")


def text_cell(*paragraphs):
    cell = TableCell(valuetype="string")
    for paragraph in paragraphs:
        cell.addElement(P(text=paragraph) if isinstance(paragraph, str) else paragraph)
    return cell


def make_ods():
    document = OpenDocumentSpreadsheet()
    table = Table(name="Activities")

    def add(*cells, **attributes):
        row = TableRow(**attributes)
        for cell in cells:
            row.addElement(cell)
        table.addElement(row)

    add(text_cell("ID"), text_cell("Course", "Title"), text_cell("Expiration Date"), text_cell("Objectives"))
    linked = P(text="by ")
    linked.addElement(A(href="https://example.org", text="link"))
    spaced = P(text="a")
    spaced.addElement(S(c=2))
    spaced.addElement(LineBreak())
    add(TableCell(valuetype="float", value="90301"), text_cell(linked),
        TableCell(valuetype="date", datevalue="2028-09-04"), text_cell("Name two signs", "Choose a test"),
        TableCell(valuetype="boolean", booleanvalue="true"), TableCell(valuetype="percentage", value="0.5"),
        TableCell(valuetype="currency", currency="EUR", value="30"),
        TableCell(numbercolumnsrepeated="1000"))
    add(TableCell(valuetype="float", value="7", numbercolumnsrepeated="3"),
        TableCell(valuetype="date", datevalue="2028-09-04T18:00:00"), numberrowsrepeated="2")
    add(TableCell(numbercolumnsrepeated="16384"), numberrowsrepeated="1000000")
    add(text_cell(spaced))
    document.spreadsheet.addElement(table)
    document.save(folder / "activities.ods")


def make_shown_xlsx():
    """Numbers that are shown as something else, a formula without a value, and a link; days count from 1904."""
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = workbook.active
    formats = ["[h]:mm", "h:mm AM/PM", '0" min"', "00000", "[$INR]\\ #,##0", "[$kr-41D]\\ 0", "mmm\\ d\\,\\ yyyy"]
    numbers = [0.0625, 0.354166666666667, 90, 2115, 5000, 20, 44925]
    sheet.append(numbers + ["=G1+1", "Register"])
    for column, code in enumerate(formats, 1):
        sheet.cell(1, column).number_format = code
    sheet["I1"].hyperlink = "https://example.org/register?id=1"
    workbook.save(folder / "shown.xlsx")


def make_shown_ods():
    document = OpenDocumentSpreadsheet()
    row = TableRow()
    boxed = text_cell("Course")
    frame = Frame(width="2cm", height="1cm", anchortype="paragraph")
    box = TextBox()
    box.addElement(P(text="Draft"))
    frame.addElement(box)
    boxed.insertBefore(frame, boxed.firstChild)
    linked = P()
    linked.addElement(A(href="https://example.org/register", text="Register"))
    shown = [TableCell(valuetype="float", value="90"), TableCell(valuetype="float", value="2115"),
             TableCell(valuetype="currency", value="5000"), TableCell(valuetype="time", timevalue="PT01H30M00S"),
             TableCell(valuetype="float", value="1234.5"), TableCell(formula="of:=[.A1]*2")]
    for cell, text in zip(shown, ["90 min", "02115", "kr 5,000", "1:30", "1,234.50", ""]):
        cell.addElement(P(text=text))
        row.addElement(cell)
    row.addElement(boxed)
    row.addElement(text_cell(linked))
    table = Table(name="Activities")
    table.addElement(row)
    cache = Table(name="'file:///home/a/rates.ods'#$Sheet1")
    cached = TableRow()
    cached.addElement(TableCell(valuetype="float", value="25"))
    cache.addElement(cached)
    document.spreadsheet.addElement(table)
    document.spreadsheet.addElement(cache)
    document.save(folder / "shown.ods")


make_xlsx()
make_ods()
make_shown_xlsx()
make_shown_ods()
