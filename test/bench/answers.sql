-- The 40 answers of every payslip, by hand: 0 met, 1 breached, 2 undecided, 3 not applicable.
-- Hours are minutes, yen and minutes are whole numbers, every ratio is compared by cross-multiplication. An unknown is
-- NULL, and NULL carries through arithmetic and AND/OR as the formula language has it. $FILE and $WAGES are filled in.
CREATE TEMP TABLE answers AS
WITH
wage_steps AS (
  SELECT prefecture, "from", value, lead("from", 1, DATE '9999-12-31') OVER (PARTITION BY prefecture ORDER BY "from") AS until
  FROM read_csv('$WAGES', header = true, columns = {prefecture: 'VARCHAR', "from": 'DATE', value: 'BIGINT', source: 'VARCHAR'})
),
-- A payslip whose wage floor changes inside it is judged on each part: met when the highest of them is reached.
wage AS (
  SELECT prefecture, m::DATE AS wage_month, max(value) AS minimum_wage
  FROM wage_steps, generate_series(DATE '2023-01-01', DATE '2026-12-01', INTERVAL 1 MONTH) AS months(m)
  WHERE "from" <= last_day(m::DATE) AND until > m::DATE
  GROUP BY ALL
),
cells AS (
  SELECT *
  FROM read_csv('$FILE', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', thousands = ',',
    columns = {
      firm_id: 'VARCHAR', worker_id: 'VARCHAR', period_start: 'DATE', period_end: 'DATE', payment_date: 'DATE',
      workplace_prefecture: 'VARCHAR', pay_basis: 'VARCHAR', department: 'VARCHAR', employed_since: 'DATE',
      contract_start: 'DATE', contract_end: 'DATE', scheduled_days: 'DECIMAL(5,1)', worked_days: 'DECIMAL(5,1)',
      leave_days: 'DECIMAL(5,1)', average_monthly_hours: 'VARCHAR', worked_hours: 'VARCHAR', overtime_hours: 'VARCHAR',
      night_hours: 'VARCHAR', rest_day_hours: 'VARCHAR', base_pay: 'BIGINT', duty_allowance: 'BIGINT',
      commuting_allowance: 'BIGINT', overtime_pay: 'BIGINT', night_pay: 'BIGINT', rest_day_pay: 'BIGINT',
      absence_deduction: 'BIGINT', gross_pay: 'BIGINT', social_insurance: 'BIGINT', dormitory_charge: 'BIGINT',
      net_pay: 'BIGINT'
    })
),
slips AS (
  SELECT
    firm_id, worker_id, period_start, period_end, payment_date, workplace_prefecture, pay_basis,
    employed_since, contract_start, contract_end, scheduled_days, worked_days, leave_days,
    split_part(average_monthly_hours, ':', 1)::INTEGER * 60 + split_part(average_monthly_hours, ':', 2)::INTEGER AS average,
    split_part(worked_hours, ':', 1)::INTEGER * 60 + split_part(worked_hours, ':', 2)::INTEGER AS worked,
    split_part(overtime_hours, ':', 1)::INTEGER * 60 + split_part(overtime_hours, ':', 2)::INTEGER AS overtime,
    split_part(night_hours, ':', 1)::INTEGER * 60 + split_part(night_hours, ':', 2)::INTEGER AS night,
    split_part(rest_day_hours, ':', 1)::INTEGER * 60 + split_part(rest_day_hours, ':', 2)::INTEGER AS rest_day,
    coalesce(base_pay, 0) AS base_pay,
    coalesce(duty_allowance, 0) AS duty_allowance,
    coalesce(commuting_allowance, 0) AS commuting_allowance,
    coalesce(overtime_pay, 0) AS overtime_pay,
    coalesce(night_pay, 0) AS night_pay,
    coalesce(rest_day_pay, 0) AS rest_day_pay,
    coalesce(absence_deduction, 0) AS absence_deduction,
    coalesce(gross_pay, 0) AS gross_pay,
    coalesce(social_insurance, 0) AS social_insurance,
    coalesce(dormitory_charge, 0) AS dormitory_charge,
    coalesce(net_pay, 0) AS net_pay
  FROM cells
),
facts AS (
  SELECT
    slips.*,
    minimum_wage,
    base_pay + duty_allowance AS counted_wage,
    worked - overtime - rest_day AS regular,
    CASE WHEN pay_basis = 'monthly' THEN average ELSE worked - overtime - rest_day END AS counted,
    overtime + rest_day AS heavy,
    contract_end - contract_start AS contract_days,
    CASE WHEN period_start >= DATE '2025-01-01' THEN 47000 ELSE 45000 END AS dormitory_cap,
    year(period_start) * 12 + month(period_start) AS month_no,
    year(contract_start) * 12 + month(contract_start) AS contract_month,
    datesub('month', employed_since, period_start) AS served
  FROM slips
  LEFT JOIN wage ON wage.prefecture = slips.workplace_prefecture AND wage_month = period_start
),
row_answers AS (
  SELECT
    firm_id, worker_id, period_start, month_no, contract_month, served, pay_basis = 'monthly' AS is_monthly,
    overtime, rest_day, heavy, worked, leave_days, absence_deduction, gross_pay, base_pay,
    must(counted_wage * 60 >= minimum_wage * counted) AS "wages/minimum",
    must((2 * overtime_pay + 1) * 4 * counted > 2 * counted_wage * (5 * least_known(overtime, 3600) + 6 * greatest_known(overtime - 3600, 0))) AS "wages/overtime-pay",
    when_must(night > 0, night_pay * 4 * counted >= counted_wage * night) AS "wages/night-pay",
    when_must(rest_day > 0, (rest_day_pay + 1) * 20 * counted > counted_wage * 27 * rest_day) AS "wages/rest-day-pay",
    must(gross_pay = base_pay + duty_allowance + commuting_allowance + overtime_pay + night_pay + rest_day_pay - absence_deduction) AS "wages/gross-sum",
    must(net_pay = gross_pay - social_insurance - dormitory_charge) AS "wages/net-sum",
    must(2 * (social_insurance + dormitory_charge) <= gross_pay) AS "wages/deduction-share",
    must((absence_deduction - 1) * scheduled_days < base_pay * greatest_known(scheduled_days - worked_days - leave_days, 0)) AS "wages/absence-deduction",
    must(net_pay >= 0) AS "wages/net-not-negative",
    must(commuting_allowance <= 150000) AS "wages/commuting",
    must(pay_basis IN ('monthly', 'daily', 'hourly')) AS "wages/pay-basis",
    must((social_insurance - 1) * 10000 < gross_pay * 1525) AS "wages/insurance",
    must(heavy < 100 * 60) AS "hours/month-cap",
    must(overtime <= worked) AS "hours/overtime-in-worked",
    must(night <= worked) AS "hours/night-in-worked",
    must(worked_days <= period_end - period_start + 1) AS "hours/days-in-period",
    must(leave_days <= scheduled_days) AS "hours/leave-in-schedule",
    must(worked <= 15 * 60 * worked_days) AS "hours/day-average",
    must(average * 12 <= 2085 * 60) AS "hours/year-schedule",
    when_must(rest_day > 0, rest_day <= 64 * 60) AS "hours/rest-day-cap",
    must(regular <= scheduled_days * 8 * 60) AS "hours/regular",
    must(overtime <= 45 * 60 OR contract_days >= 360) AS "hours/overtime-basis",
    must(payment_date < period_start + INTERVAL 2 MONTH) AS "dates/paid-in-time",
    must(period_end <= contract_end) AS "dates/inside-contract",
    must(period_start >= contract_start) AS "dates/contract-started",
    must(contract_days <= 1096) AS "dates/contract-length",
    must(contract_start >= employed_since) AS "dates/after-hire",
    when_must(dormitory_charge > 0, dormitory_charge <= dormitory_cap) AS "charges/dormitory"
  FROM facts
),
-- lag is faster here than frames of RANGE … PRECEDING. It counts rows, so a window of k months is whole (whole_k) when
-- the row k - 1 before is of the month k - 1 before.
windowed AS (
  SELECT
    *,
    lag(month_no, 1) OVER months = month_no - 1 AS whole_2,
    lag(month_no, 2) OVER months = month_no - 2 AS whole_3,
    lag(month_no, 3) OVER months = month_no - 3 AS whole_4,
    lag(month_no, 4) OVER months = month_no - 4 AS whole_5,
    lag(month_no, 5) OVER months = month_no - 5 AS whole_6,
    lag(heavy, 1) OVER months AS heavy_1,
    lag(heavy, 2) OVER months AS heavy_2,
    lag(heavy, 3) OVER months AS heavy_3,
    lag(heavy, 4) OVER months AS heavy_4,
    lag(heavy, 5) OVER months AS heavy_5,
    lag(leave_days, 1) OVER months AS leave_1,
    lag(leave_days, 2) OVER months AS leave_2,
    lag(leave_days, 3) OVER months AS leave_3,
    lag(leave_days, 4) OVER months AS leave_4,
    lag(leave_days, 5) OVER months AS leave_5,
    lag(rest_day, 1) OVER months AS rest_day_1,
    lag(rest_day, 2) OVER months AS rest_day_2,
    lag(rest_day, 3) OVER months AS rest_day_3,
    lag(rest_day, 4) OVER months AS rest_day_4,
    lag(rest_day, 5) OVER months AS rest_day_5,
    lag(base_pay, 1) OVER months AS base_1,
    lag(base_pay, 2) OVER months AS base_2,
    lag(base_pay, 3) OVER months AS base_3,
    lag(gross_pay, 1) OVER months AS gross_1,
    lag(gross_pay, 2) OVER months AS gross_2,
    lag(absence_deduction, 1) OVER months AS absence_1,
    lag(absence_deduction, 2) OVER months AS absence_2,
    lag(worked, 1) OVER months AS worked_1,
    CASE WHEN count(overtime) OVER in_contract = month_no - contract_month + 1
      THEN sum((overtime > 45 * 60)::INTEGER) OVER in_contract END AS months_over,
    CASE WHEN count(overtime) OVER in_contract = month_no - contract_month + 1
      THEN sum(overtime) OVER in_contract END AS contract_overtime
  FROM row_answers
  WINDOW
    months AS (PARTITION BY worker_id ORDER BY month_no),
    in_contract AS (PARTITION BY worker_id ORDER BY month_no
      RANGE BETWEEN (month_no - contract_month) PRECEDING AND CURRENT ROW)
)
SELECT
  firm_id,
  worker_id,
  period_start,
  "wages/minimum",
  "wages/overtime-pay",
  "wages/night-pay",
  "wages/rest-day-pay",
  "wages/gross-sum",
  "wages/net-sum",
  "wages/deduction-share",
  "wages/absence-deduction",
  "wages/net-not-negative",
  "wages/commuting",
  "wages/pay-basis",
  "wages/insurance",
  "hours/month-cap",
  "hours/overtime-in-worked",
  "hours/night-in-worked",
  "hours/days-in-period",
  "hours/leave-in-schedule",
  "hours/day-average",
  "hours/year-schedule",
  "hours/rest-day-cap",
  "hours/regular",
  "hours/overtime-basis",
  "dates/paid-in-time",
  "dates/inside-contract",
  "dates/contract-started",
  "dates/contract-length",
  "dates/after-hire",
  "charges/dormitory",
  when_must(served >= 1, CASE WHEN whole_2 THEN heavy + heavy_1 <= 80 * 60 * 2 END) AS "windows/mean-2",
  when_must(served >= 2, CASE WHEN whole_3 THEN heavy + heavy_1 + heavy_2 <= 80 * 60 * 3 END) AS "windows/mean-3",
  when_must(served >= 3, CASE WHEN whole_4 THEN heavy + heavy_1 + heavy_2 + heavy_3 <= 80 * 60 * 4 END)
    AS "windows/mean-4",
  when_must(served >= 4, CASE WHEN whole_5 THEN heavy + heavy_1 + heavy_2 + heavy_3 + heavy_4 <= 80 * 60 * 5 END)
    AS "windows/mean-5",
  when_must(served >= 5, CASE WHEN whole_6
    THEN heavy + heavy_1 + heavy_2 + heavy_3 + heavy_4 + heavy_5 <= 80 * 60 * 6 END) AS "windows/mean-6",
  must(months_over <= 6) AS "windows/over-months",
  must(contract_overtime <= 720 * 60) AS "windows/contract-sum",
  when_must(served >= 5, CASE WHEN whole_6
    THEN leave_days + leave_1 + leave_2 + leave_3 + leave_4 + leave_5 >= 2 END) AS "windows/leave",
  when_must(served >= 2, CASE WHEN whole_3
    THEN 10 * (absence_deduction + absence_1 + absence_2) <= gross_pay + gross_1 + gross_2 END)
    AS "windows/absence-share",
  when_must(is_monthly AND served >= 3, CASE WHEN whole_4 THEN base_pay >= greatest(base_1, base_2, base_3) END)
    AS "windows/base-cut",
  when_must(served >= 5, CASE WHEN whole_6 THEN (rest_day > 0)::INTEGER + (rest_day_1 > 0)::INTEGER
    + (rest_day_2 > 0)::INTEGER + (rest_day_3 > 0)::INTEGER + (rest_day_4 > 0)::INTEGER
    + (rest_day_5 > 0)::INTEGER <= 5 END) AS "windows/rest-months",
  when_must(served >= 1, CASE WHEN whole_2 THEN worked + worked_1 <= 540 * 60 END) AS "windows/two-months"
FROM windowed
