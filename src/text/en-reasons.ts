// Why an answer stayed open, in English: code → sentence with {args}. What would settle it comes from the pack's own text.

export const reasons = {
  column_missing: 'The file "{table}" has no column "{column}".',
  cell_blank: 'The cell "{column}" is empty, and empty does not mean zero there.',
  cell_unreadable: 'The cell "{column}" can not be read as a value.',
  cell_unreadable_as: 'The cell "{column}" reads {written}, which can not be read as a value.',
  no_rows: 'The file "{table}" has no rows of this firm.',
  table_missing: 'No file "{table}" was handed in.',
  no_record_in_force: 'No {table} was in force on {day}.',
  no_parent: 'The row belongs to no {table}: its id is not in that file.',
  before_first_row: 'The numbers of {parameter} do not go back to {day}.',
  past_horizon: 'The numbers of {parameter} were checked through {checkedThrough} only; {day} lies after that.',
  no_such_key: '{parameter} has no entry for {key}.',
  ended: '{parameter} no longer applied on that day.',
  month_missing: 'There is no row for {month}, which the calculation needs.',
  hire_date_unknown: 'The day of hiring is unknown, so a month without a row can not be told from one before it.',
  not_itemised:
    'The file has no column "{column}", and the items differ from "{total}" by {difference}, so it can not be taken as zero.',
  days_of_month_unknown:
    'The row names only a month, and nobody says which days it stands for: on some that it may stand for, the answer is another. The closing day of the pay period (for a month of payment also how many months later pay comes), or the first and last day of each row, settles it.',
  division_by_zero: '{fact} would be a division by zero.',
  as_of_missing: 'No day was given to work it out to: add --as-of YYYY-MM-DD.',
  stated_unknown: '"{fact}" can not be known from these data.',
  parts_disagree:
    'The law or the contract changed inside the period, and the data do not say which hours fall on which side.',
  duplicate_records: 'More than one {table} holds for the same days, and they differ.',
  correction_without_base: 'This row of {table} takes something back, and the row that it corrects is not there.',
  lost_row_may_belong:
    'A row of {table} that may belong to this one could not be read and was left out: what it takes back or adds nobody knows.',
  correction_open:
    'What "{column}" comes to with the corrections of this row can not be told: one of them leaves it open, or takes back more than there was.',
  headers_not_read:
    '{file} has headers that no column goes by ({headers}): what seems to be missing may stand under them.',
  file_not_read_to_end:
    '{file} was not read to its end, so that what it holds of "{table}" further down is not known: nothing that rests on it is met.',
  rows_left_out: 'Rows of {file} were left out, so nothing can be said of all of them.',
  attendance_gap: '{table} has no row for {day}, and nothing says that nobody worked on it.',
  attendance_stray: 'A row of {table} does not say whose it is or of which day, so it may belong here.',
  break_place_unknown:
    'The times of the break on {day} are not recorded, so the part of the work they fall in is not known.',
  breaks_disagree: 'The breaks recorded for {day} do not fit the shift or each other.',
  shift_runs_on: 'The shift that began on {day} runs on past the begin of the next one.',
  shifts_overlap: 'Two shifts on {day} run into each other.',
  attested_only: 'What stands in the file "{table}" is the word of the firm alone, on which this can not be found met.',
  grade_too_low: 'The file "{table}" is evidence of grade {grade}; to find this met takes {needed}.',
  not_in_manifest: 'The list of what was submitted does not say where the file "{table}" comes from.',
  file_not_in_manifest: 'The list of what was submitted does not say where {file} comes from.',
  nil_with_rows:
    'The list of what was submitted says of "{table}" that there was nothing to report, and there are rows of it.',
  amount_open: 'The breach stands; how much is owed could not be worked out.',
};
