// What can be wrong with a file handed in, in English: code → what happened and what to do about it, with {args}.
// Codes are those of src/intake/faults.ts; a test holds the two lists together.
import { packedFaults } from './en-faults-packed.js';

export const faults = {
  // The file as bytes
  empty_file: { what: 'The file holds no row at all.', todo: 'Ask for the file again; an empty file proves nothing.' },
  undecodable: {
    what: 'From line {line} on (byte {offset}) the text is not valid {encoding}.',
    todo: 'Name the encoding with --encoding, or have the file saved again as UTF-8. Rows added by another program may be written in another encoding; at the very end, the file may have been cut off.',
  },
  mixed_encodings: {
    what: 'The file is written in two encodings: from line {line} on (byte {offset}) it changes between {encoding} and utf-8.',
    todo: 'Find out which program added these rows, and have the whole file saved again in one encoding.',
  },
  nul_bytes: {
    what: 'The file is damaged or is no text file: a NUL byte stands in line {line} (byte {offset}).',
    todo: 'Have it exported again. If it is UTF-16, say so with --encoding utf-16le or utf-16be.',
  },
  file_changed: {
    what: 'The file changed while it was being read.',
    todo: 'Close the program that writes to it, then run again.',
  },
  encoding_ambiguous: {
    what: 'The file can be read as {taken} and as {other}. It was read as {taken}.',
    todo: 'If the text looks wrong, name the encoding with --encoding.',
  },
  mojibake: {
    what: 'The file holds text that was once read in the wrong encoding and saved like that ({example} …). It can not be restored.',
    todo: 'Have it exported again from its source. Numbers and dates are not affected; headers and names may be.',
  },
  private_use_characters: {
    what: 'The file holds {count} characters that only the computer that wrote it can show.',
    todo: 'Check names by eye. Numbers and codes are not affected.',
  },

  ...packedFaults,

  // The file as rows
  file_cut: {
    what: 'The file ends in the middle of this row: it was cut off, and nobody knows what came after.',
    todo: 'Ask for the whole file. Breaches in the rows before this one count.',
  },
  quote_not_closed: {
    what: 'The quote that opens cell {cell} is never closed.',
    todo: 'Close the quote, or have the file exported again.',
  },
  quote_misplaced: {
    what: 'A quote stands inside cell {cell}, where none may stand.',
    todo: 'Double the quote and put the whole cell in quotes, or have the file exported again.',
  },
  record_too_long: {
    what: 'A row is longer than {limit} bytes, most likely because a quote is not closed.',
    todo: 'Close the quote, or have the file exported again.',
  },
  record_too_many_cells: {
    what: 'A row has more than {limit} cells, the most that a spreadsheet holds: its line ends are lost, or this is no table.',
    todo: 'Have the file exported again.',
  },
  rows_unreadable: { what: 'The rows can not be told apart: {message}', todo: 'Have the file exported again as CSV.' },
  line_ends_crcrlf: { what: 'Each line ends twice (CR CR LF). It was taken as one end.', todo: 'Tell the sender.' },
  line_ends_cr: {
    what: 'Here, for the first time, a line ends in a bare CR.',
    todo: 'Nothing to do if the file is from an old Mac; else check the rows around this line.',
  },
  none_stated: {
    what: 'The file has a header and no rows under it: by this whoever supplied it says that there were none.',
    todo: 'If there were some, add them.',
  },
  firm_of_folder: {
    what: 'The file does not say which firm its rows are of, and other files do. Its rows are reported as a firm of their own, “{firm}”, after the folder, and joined with no other.',
    todo: 'Add a column with the number of the firm, put the file in a folder with the files of its firm alone, or write the number in a mapping: "constants": { "firm_id": "…" }.',
  },
  no_rows: { what: 'The file has a header and no rows under it.', todo: 'Ask whether rows are missing.' },

  // Which table, which columns
  no_table: {
    what: 'The headers in line {line} are those of no known table. The nearest is {nearest}, but it would need {missing}. First rows as read: {rows}',
    todo: 'Remove title rows above the header and merged header cells, or correct the headers. Or name the table with --as TABLE=FILE, the product with --preset. Items down the side, several rows of headings or none: say so in a mapping (--map).',
  },
  table_tie: {
    what: 'The headers fit {tables} equally well.',
    todo: 'Say which table it is with --as TABLE=FILE.',
  },
  as_missing_columns: {
    what: 'The file was named as {table} with --as, but has no {missing}. First rows as read: {rows}',
    todo: 'Correct the headers or the --as option.',
  },
  header_two_columns: {
    what: 'The header {column} could be any of {columns} of {table}.',
    todo: 'Rename the header to the column that is meant.',
  },
  column_two_headers: {
    what: 'The headers {headers} both mean {name} of {table}.',
    todo: 'Remove or rename one of them; kijun does not choose between them.',
  },

  // Layouts of products, mappings, shapes
  preset_tie: {
    what: 'The headers are those of {presets} alike.',
    todo: 'Say which with --preset NAME or --preset FILE=NAME.',
  },
  layout_headers_missing: {
    what: 'None of the headers that {by} names stands in the first rows. First rows as read: {rows}.',
    todo: 'Name another preset or mapping, or correct the headers in the mapping; kijun columns FILE --write map.json writes one for this file.',
  },
  layout_table_unknown: {
    what: '{by} does not say which table the file is, and its headers do not either.',
    todo: 'Add "table" to the mapping, such as "table": "payslip".',
  },
  layout_other_table: {
    what: '{by} is a layout of {table}, but --as says {other}.',
    todo: 'Take one of the two out.',
  },
  layout_key_missing: {
    what: 'Read as {by}, but {missing} of {table} is not among the headers. First rows as read: {rows}.',
    todo: 'Name the header that holds it in a mapping: kijun columns FILE --write map.json.',
  },
  mapped_header_missing: {
    what: 'The mapping takes {name} from {missing}, which is not among the headers (or stands there twice).',
    todo: 'Write the header as it stands in the file, or take the line out of the mapping.',
  },
  turned_too_large: {
    what: 'A file that has to be turned (sections, items down, one block a worker) may have {limit} bytes.',
    todo: 'Have it exported with one record a row, or in parts.',
  },
  block_without_headings: {
    what: 'The block that begins here has no row of headings like the first one.',
    todo: 'Correct the block, or describe it in a mapping.',
  },
  item_unknown: {
    what: 'The row {item} has values and no place among the items.',
    todo: 'Give the row a heading of its own.',
  },
  rows_above: {
    what: '{count} rows above the headings on line {line} were taken for titles.',
    todo: 'Nothing, if they are titles; else say where the headings stand in a mapping.',
  },
  column_unnamed: {
    what: 'Column {position} holds something and has no header; it is not read.',
    todo: 'Nothing, if it is a running number; else give it a header.',
  },
  period_unsaid: {
    what: 'No heading says which days or which month a row is for ({names}). Two rows of one worker cannot be told apart then, and stay undecided.',
    todo: 'If one of the headings that were not read does ({headers}), say so in a mapping (kijun columns FILE --write map.json); else have the column added.',
  },
  total_or_bucket: {
    what: 'Whether {column} holds what stands under {others} no header says: where that is not zero, {column} counts as unknown.',
    todo: 'Name the product with --preset, or say it in a mapping: the header alone if it is the whole, a sum if it is not.',
  },
  whole_or_part: {
    what: 'Whether {column} is all of {whole} or only a part of it (without nights, without days off) no header says. It is read as {name}: what was at least worked. What needs the whole is undecided unless other columns prove it.',
    todo: 'Ask the employer. If it is all, write a mapping (kijun columns FILE --write map.json) and put {whole} in the place of {name}; if it is a part, give {whole} as a sum of all its headers. Or name the product with --preset.',
  },
  sum_incomplete: {
    what: '{name} is the sum of several columns, of which {missing} is missing; {headers} alone is not taken for it, and {name} counts as not supplied.',
    todo: 'Have the file exported with those columns.',
  },
  heading_row: {
    what: 'Headings, not a record.',
    todo: 'Nothing.',
  },
  subtotal_row: {
    what: 'A total of other rows, not a record.',
    todo: 'Nothing, if it is one; else give the row its own id.',
  },
  note_row: {
    what: 'A note under the table, not a record.',
    todo: 'Nothing, if it is one.',
  },
  bucket_unplaced: {
    what: 'Whether these hours belong to the sum, nobody knows.',
    todo: 'Say it in a mapping: give the column as a sum with this header, or without it and without "openIf".',
  },
  pair_incomplete: {
    what: 'Codes and values stand in pairs in this product, but of these headers one is without the other: {headers}.',
    todo: 'Export the file again with both, or say in a mapping which columns belong together ("pairs").',
  },
  pair_codes_many: {
    what: 'The codes of "{name}" are more than {limit}: a list of codes is not as long.',
    todo: 'Check which column holds the codes, and say it in a mapping ("pairs").',
  },
  pair_code_unknown: {
    what: 'What this code stands for, the file does not say. What it may be part of counts as unknown in this row.',
    todo: 'Ask for the firm\'s list of codes. Name {column} in a mapping under the column it belongs to, or under "ignore" if it is none of these.',
  },
  total_word: {
    what: 'A heading or a word for a total stands where an id should.',
    todo: 'Nothing, if the row is a total; else write the id.',
  },

  hours_undecidable: {
    what: 'Nothing in this column says whether its numbers ({examples}) are hours and minutes (10.25 is 10:25) or parts of an hour (10.25 is 10:15). The file was not read.',
    todo: 'Ask the employer, then say it with --hours {name}=hh.mm or --hours {name}=decimal.',
  },
  hours_or_minutes: {
    what: 'Numbers such as {examples} are more hours than there are; they may be minutes. The file was not read.',
    todo: 'Ask the employer, then say it with --hours {name}=minutes or --hours {name}=decimal.',
  },
  hours_or_days: {
    what: 'Numbers such as {examples} have more digits than hours are written with; a spreadsheet writes 7.333333 where it shows 176:00. They may be days. The file was not read.',
    todo: 'Have the column exported as it is shown (176:00), or hand in the workbook itself. If they are hours, say so with --hours {name}=decimal.',
  },
  hours_proved: {
    what: 'The numbers of this column were read as parts of an hour, because no clock shows {examples}.',
    todo: 'If they are hours and minutes all the same, say it with --hours {name}=hh.mm.',
  },
  date_undecidable: {
    what: 'Nothing says how the days of this column ({examples}) are meant: the order of day and month, or the hundred years or era of a two-digit year. The file was not read.',
    todo: 'Have the file exported with four-digit years first (2025-04-01), or name the layout it comes from with --preset or --map.',
  },

  // Rows
  row_width: {
    what: 'The number of cells in the row is {cells}; the header has {expected}.',
    todo: 'Often a comma inside a number or a name lacks its quotes. Correct the row.',
  },
  key_blank: {
    what: 'The cell that says whose row this is, or of when, is empty.',
    todo: 'Fill it in. Total rows and notes under a table need nothing.',
  },
  key_unreadable: {
    what: 'The cell that says whose row this is, or of when, can not be read. {reason}',
    todo: 'Correct the cell.',
  },

  // Cells
  money_unreadable: {
    what: 'This is no amount of money.',
    todo: 'Write digits, with commas in threes if any: 1,234 or -1234. Ranges and words are not read.',
  },
  wrong_currency: {
    what: 'This amount is in another currency than {currency}.',
    todo: 'Give the amount in {currency}.',
  },
  number_unreadable: { what: 'This is no number.', todo: 'Write digits, with a point if any: 22 or 20.5.' },
  ratio_unreadable: { what: 'This is no ratio.', todo: 'Write 0.25 or 25%.' },
  too_many_decimals: {
    what: 'The number has more than {decimals} digits after the point.',
    todo: 'Give it to {decimals} digits; kijun does not round what it is given.',
  },
  number_too_large: { what: 'The number is too large to be held exactly.', todo: 'Correct the cell.' },
  number_exponent: {
    what: 'The number was cut short to powers of ten (1.2E+05), so digits may be lost.',
    todo: 'Format the column as a plain number in the spreadsheet, and export it again.',
  },
  range_unreadable: {
    what: 'This is a range and not one number.',
    todo: 'Write the one amount that was paid or agreed.',
  },
  not_stated: {
    what: 'This word says that nothing is stated; that is not the same as zero.',
    todo: 'Write the amount, or 0 if there was none.',
  },
  hours_unreadable: {
    what: 'This is no length of time.',
    todo: 'Write 168:30 or 168時間30分. For numbers without a colon, say how they are meant with --hours.',
  },
  hours_style_unknown: {
    what: 'Nothing says whether 10.25 means 10 hours 15 minutes or 10 hours 25 minutes.',
    todo: 'Say it with --hours decimal or --hours hh.mm, or write 10:15.',
  },
  hours_too_many: {
    what: 'A number above {limit} without a unit may be hours or minutes.',
    todo: 'Say it with --hours minutes or --hours decimal, or write 168:30.',
  },
  hours_minutes_over_59: {
    what: 'The minutes are 60 or more, or not two digits.',
    todo: 'Write 168:30. If the fraction is one of an hour, say --hours decimal.',
  },
  hours_not_whole_minutes: {
    what: 'This fraction of an hour is no whole number of minutes.',
    todo: 'Give the time in minutes or as 168:30; kijun does not round what it is given.',
  },
  date_unreadable: {
    what: 'This is no date.',
    todo: 'Write 2025-04-01, 2025/4/1, 2025年4月1日 or 令和7年4月1日.',
  },
  date_short_year: {
    what: 'The year has two digits, and nothing says which hundred years, or which era, it belongs to.',
    todo: 'Write the year with four digits, or with its era: 2025-04-01, 令和7年4月1日.',
  },
  date_order_unknown: {
    what: 'Nothing says whether the day or the month stands first.',
    todo: 'Write the year first: 2025-04-01.',
  },
  date_disagrees: {
    what: 'The date is said twice (by calendar year and era, or with a weekday), and the two do not agree.',
    todo: 'Find out which of the two is right and correct the cell.',
  },
  date_from_serial: {
    what: 'A spreadsheet has written its number for a day; it was read as {day}.',
    todo: 'Compare the day with the papers, and format the column as a date before exporting.',
  },
  date_impossible: { what: 'There never was such a day in its month or era.', todo: 'Correct the date.' },
  month_unreadable: { what: 'This is no month.', todo: 'Write 2025-04, 2025年4月 or 令和7年4月.' },
  flag_unreadable: { what: 'This is neither yes nor no.', todo: 'Write yes or no, 有 or 無, ○ or ×, 1 or 0.' },
  code_unknown: { what: 'This is no known entry for the column.', todo: 'Use one of these: {known}.' },
  id_damaged: {
    what: 'A spreadsheet has changed this number (an exponent or a point), so digits may be lost.',
    todo: 'Export the column as text.',
  },
  id_masked: {
    what: 'Parts of this number are masked, so it does not tell one person from another.',
    todo: 'Export the column unmasked, or use another number that the employer gives each worker.',
  },
  id_digits: {
    what: 'This number should have {digits} digits.',
    todo: 'Compare it with the papers and correct the cell; a spreadsheet may have dropped or added digits.',
  },
  id_check_digit: {
    what: 'The check digit shows that a digit of this number is wrong.',
    todo: 'Compare it with the papers and correct the cell.',
  },
  id_point_zero: {
    what: 'A program has made a number with a point of this number (79925.0). The .0 was left off.',
    todo: 'Export the column as text; zeros at the front may be lost, too.',
  },
  id_apostrophe: {
    what: "An apostrophe that keeps a spreadsheet from changing the cell ('001) was left off.",
    todo: 'Nothing to do.',
  },
  id_padded: {
    what: 'The number was filled up with zeros to {digits} digits, as --pad says.',
    todo: 'Compare a few of them with the papers.',
  },
  replacement_character: {
    what: 'Characters were lost in an earlier conversion (U+FFFD stands in their place).',
    todo: 'Have the file exported again from its source.',
  },
};
