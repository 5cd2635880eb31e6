// The library's door: the stages of the pipeline, in order. In and out are data; files, streams and the terminal stay with the caller.
//
//   const { pack, faults } = loadPack(files, parents, compileSchemas(schemaFiles));  // files of a pack → a pack, or its faults
//   const { program } = compilePack(pack);                                           // names and units resolved
//   const { plan } = await planFile(source, pack.records, intake);                   // which table, which columns
//   const bench = newBench(program);
//   const seen = await survey([{ plan, tally: newTally() }], intake, Infinity);       // which firms; Infinity: held in memory
//   for (const share of sharesOf(seen, 1, []))
//     for await (const { dossier, files } of dossiers(seen, share, options, scratch)) {
//       const judged = bench.judge(dossier);                                         // every rule on every subject
//       const report = buildReport(judged, provenanceOf(run, files, [], joinLosses(judged.case)), false);
//       console.log(reportText(report));                                             // the same bytes on every machine
//     }
//
// test/index.test.ts does this from beginning to end.

export type { OpenFile } from './dossier/first-look.js';
export { dossiers, type GroupedDossier, type GroupOptions, type Share, sharesOf, spill } from './dossier/group.js';
export type { Scratch } from './dossier/spill.js';
export { type Survey, survey } from './dossier/survey.js';
export type { Dossier } from './dossier/types.js';
export { newTally } from './intake/faults.js';
export type { Keep } from './intake/packed/keep.js';
export { type Planned, planFile, readRecords } from './intake/read.js';
export type { Encoding, Fault, FilePlan, FileTally, IntakeOptions, RecordBlock, Source } from './intake/types.js';
export { unpacked } from './intake/unpack.js';
export { joinLosses } from './judge/join-losses.js';
export { type Bench, type Judged, newBench } from './judge/judge.js';
export { compilePack } from './pack/compile.js';
export { lintPack } from './pack/lint/lint.js';
export { type FindParent, type Loaded, loadPack } from './pack/load.js';
export type { PackFiles } from './pack/pack-files.js';
export type { Program } from './pack/program.js';
export { compileSchemas, type Schemas } from './pack/schema-faults.js';
export type { Answer, BreachKind, Lang, Pack, PackFault, Stage } from './pack/types.js';
export { type Renderer, type RenderOptions, renderers } from './render/index.js';
export { reportDigest, reportText, summaryText } from './render/json.js';
export { buildReport } from './report/build.js';
export { provenanceOf, type Run } from './report/provenance.js';
export { lineOf, summaryOf } from './report/summary.js';
export type { Finding, FirmReport, Outcome, Provenance, RunSummary, SummaryLine } from './report/types.js';
export { type Deciding, decide } from './screening/decide.js';
export { firmLine, screeningSummary } from './screening/summary.js';
export type { DecisionRecord, Policy, ScreeningSummary } from './screening/types.js';
