// carbone or docxtemplater, as their documentation has one use them: node make.js MAKER TEMPLATE JOB OUT TIMES
// Neither merges cells nor shades them in its free version: they fill the same texts into the same 18 columns.
const fs = require("fs");
const { performance } = require("perf_hooks");
const [, , maker, template, jobPath, out, times] = process.argv;
const job = JSON.parse(fs.readFileSync(jobPath, "utf-8"));

const makers = {
  carbone: () => {
    const carbone = require("carbone");
    return new Promise((resolve, reject) =>
      carbone.render(template, job, (error, made) => (error ? reject(error) : resolve(made))));
  },
  docxtemplater: async () => {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const document = new Docxtemplater(new PizZip(fs.readFileSync(template)), { paragraphLoop: true });
    document.render(job);
    return document.toBuffer({ compression: "DEFLATE" });
  },
};

(async () => {
  const seconds = [];
  let made;
  for (let i = 0; i < Number(times); i++) {
    const start = performance.now();
    made = await makers[maker]();
    seconds.push((performance.now() - start) / 1000);
  }
  fs.writeFileSync(out, made);
  console.log(JSON.stringify({ seconds, peak: process.resourceUsage().maxRSS / 1024, size: made.length }));
  process.exit(0);
})();
