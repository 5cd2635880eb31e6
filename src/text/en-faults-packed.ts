// What can be wrong with an archive or a workbook handed in, in English.

export const packedFaults = {
  // Archives
  archive_damaged: {
    what: 'The archive can not be read: {message}.',
    todo: 'Ask for it again, or for the files themselves. What it holds is unknown.',
  },
  archive_size_lies: {
    what: 'A file in the archive has another size than the archive states. It was not read.',
    todo: 'Ask for the files themselves. An archive that is put together by hand like this is not to be trusted.',
  },
  archive_encrypted: {
    what: 'The file is locked with a password.',
    todo: 'Ask for it without one, or unpack it first and check the folder.',
  },
  archive_bomb: {
    what: 'Unpacked, the file would be {times} times as large. No table packs like that; it was not opened.',
    todo: 'Ask for the files themselves.',
  },
  archive_too_large: {
    what: 'The archive holds more than kijun takes from one (limit {limit}).',
    todo: 'Unpack it, and check the folder.',
  },
  archive_path_unsafe: {
    what: 'The file has a name that leads out of the archive, or that no file can have.',
    todo: 'Have the archive made again with plain names. It was not read.',
  },
  archive_name_unreadable: {
    what: 'The name of the file is neither UTF-8 nor CP932; its bytes are {written}.',
    todo: 'Have the archive made again, or unpack it and check the folder.',
  },
  archive_name_twice: {
    what: 'The archive holds two files of this name. Which one is meant nobody can tell, so neither was read.',
    todo: 'Ask which is right, and have the archive made again.',
  },
  archive_link: {
    what: 'This is no file but a link to one elsewhere. It was not followed.',
    todo: 'Ask for the file itself.',
  },
  archive_method: {
    what: 'The file is packed in a way that kijun does not know (method {method}).',
    todo: 'Have it packed as an ordinary ZIP, or unpack it and check the folder.',
  },
  archive_nested: {
    what: 'This is an archive within the archive. It was not opened.',
    todo: 'Unpack it, and check the folder.',
  },
  archive_without_tables: {
    what: 'The archive holds no table: no CSV, TSV or XLSX file.',
    todo: 'Ask for the files again.',
  },
  archive_system_files: {
    what: 'The archive also holds {count} files that a computer added by itself ({files}). They were passed over.',
    todo: 'Nothing to do.',
  },
  archive_other_files: {
    what: 'The archive also holds {count} files that are no tables ({files}). They were not read.',
    todo: 'If one of them holds data, have it saved as CSV or XLSX.',
  },

  // Workbooks
  workbook_damaged: {
    what: 'The workbook can not be read: {message}.',
    todo: 'Open it in the program it comes from, save it again as .xlsx or as CSV.',
  },
  workbook_too_large: {
    what: 'The workbook holds more than kijun takes from one (limit {limit} bytes).',
    todo: 'Have its sheets saved as CSV.',
  },
  workbook_kind: {
    what: 'This is a document of a kind that kijun does not read ({kind}).',
    todo: 'Open it in the program it comes from, and save it as .xlsx or as CSV.',
  },
  workbook_password: {
    what: 'The workbook is locked with a password.',
    todo: 'Ask for it without one: open it, take the password off, save it as .xlsx or as CSV.',
  },
  sheets_not_named: {
    what: 'The workbook has sheets that were not named and not read: {sheets}.',
    todo: 'Nothing, if they hold no data, such as a cover; else name them too, or the workbook alone.',
  },
  sheets_empty: { what: 'The workbook has sheets with nothing in them: {sheets}.', todo: 'Nothing to do.' },
  sheet_hidden: {
    what: 'This sheet is hidden in the workbook. It was read like the others.',
    todo: 'Ask whether it is meant to be handed in.',
  },
  sheet_parts_hidden: {
    what: '{rows} rows and {columns} columns are hidden in the sheet. They were read like the others.',
    todo: 'Ask whether they are meant to count.',
  },
  formulas_by_value: {
    what: '{count} cells hold formulas. What they gave when the workbook was last saved was read; nothing was worked out anew.',
    todo: 'If numbers look old, open the workbook, let it calculate, save it, and run again.',
  },
  zeros_by_format: {
    what: '{count} numbers are shown with zeros on the left by their format. They were read as they are shown.',
    todo: 'Check that ids are the same in the other files.',
  },
  cells_merged: {
    what: '{count} areas of cells are merged, the first at {first}. What they show stands in the upper left cell only; the others were read as empty.',
    todo: 'If headers or ids are among them, have the areas split and filled.',
  },
  days_from_1904: {
    what: 'The workbook counts days from 1904. Cells shown as dates were read so; bare numbers were not taken for days.',
    todo: 'Nothing to do.',
  },
  cell_error: {
    what: 'The cell shows an error in place of a value.',
    todo: 'Have the formula corrected, the workbook saved, and run again.',
  },
  formula_without_value: {
    what: 'The cell holds a formula that nobody has worked out yet: the program that wrote the workbook did not calculate.',
    todo: 'Open the workbook in a spreadsheet program, save it, and run again.',
  },
  serial_no_date: {
    what: 'The cell is shown as a date, but its number {written} is none.',
    todo: 'Write the date, as 2026-04-01.',
  },
  time_beyond_a_day: {
    what: 'The cell holds {written} hours but shows less, for its format leaves whole days out.',
    todo: 'Ask which is meant. A length of time needs the format [h]:mm.',
  },
  number_digits_lost: {
    what: 'The number has more than 15 digits; a spreadsheet keeps no more, so the last ones are lost.',
    todo: 'Have the column formatted as text and the number typed again.',
  },
};
