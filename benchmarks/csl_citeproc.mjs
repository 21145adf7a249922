// The other side of benchmarks/csl.py: citeproc-js, warm, on the same styles and references.
// Reads {package, locales, styles: [[name, xml]], sizes, items} from stdin, writes milliseconds.
import fs from "node:fs";
import { createRequire } from "node:module";

const input = JSON.parse(fs.readFileSync(0, "utf8"));
const CSL = createRequire(import.meta.url)(input.package);

function run(xml, items) {
  const byId = Object.fromEntries(items.map((item) => [item.id, item]));
  const sys = {
    retrieveLocale: (lang) => input.locales[lang] ?? false,
    retrieveItem: (id) => JSON.parse(JSON.stringify(byId[id])),
  };
  const engine = new CSL.Engine(sys, xml, "en-US");
  const started = process.cpuUsage();
  const before = [];
  items.forEach((item, index) => {
    const citation = { citationID: `c${index}`, citationItems: [{ id: item.id }], properties: { noteIndex: index + 1 } };
    engine.processCitationCluster(citation, before.slice(), []);
    before.push([`c${index}`, index + 1]);
  });
  engine.makeBibliography();
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1000;
}

const times = {};
for (const [name, xml] of input.styles) {
  for (const size of input.sizes) {
    const items = input.items.slice(0, size);
    const rounds = size > 100 ? 2 : 7;
    run(xml, items.slice(0, 10));
    times[`${name} ${size}`] = Math.min(...Array.from({ length: rounds }, () => run(xml, items)));
  }
}
process.stdout.write(JSON.stringify(times));
