#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the workbooks of this folder with programs that are not ours: openpyxl (.xlsx) and odfpy (.ods)."""
import datetime
import pathlib

import openpyxl
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


make_xlsx()
make_ods()
