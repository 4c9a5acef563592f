// Opens pages in Chromium: accessibility (axe-core), errors, load time, screenshots, print.
// Usage: NODE_PATH=modules node look.cjs < jobs.json > answers.json; see test_browser.py.
"use strict";
const fs = require("fs");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function look(browser, job) {
  const context = await browser.newContext({
    colorScheme: job.scheme || "light",
    viewport: { width: job.width || 1280, height: job.height || 900 },
    javaScriptEnabled: job.script !== false,
  });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("dialog", (dialog) => { errors.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => requests.push(request.url()));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const start = performance.now();
  await page.goto("file://" + job.file, { waitUntil: "load" });
  // Two frames later the page has been laid out and painted. Without scripts no frame is ever announced.
  if (job.script !== false) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  const answer = { seconds: (performance.now() - start) / 1000, errors, requests };
  // Processor time of the page's main thread, which other work on the machine does not lengthen.
  const { metrics } = await session.send("Performance.getMetrics");
  answer.processor = metrics.find((one) => one.name === "TaskDuration").value;
  if (job.run) answer.result = await page.evaluate(job.run);
  if (job.keys) for (const key of job.keys) await page.keyboard.press(key);
  if (job.after) answer.after = await page.evaluate(job.after);
  if (job.axe) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    answer.violations = found.violations.map((v) => ({
      id: v.id, impact: v.impact, count: v.nodes.length, nodes: v.nodes.slice(0, 3).map((n) => n.html + " | " + n.failureSummary),
    }));
    answer.passes = found.passes.length;
  }
  answer.overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (job.screenshot) await page.screenshot({ path: job.screenshot, fullPage: Boolean(job.full) });
  if (job.pdf) await page.pdf({ path: job.pdf, printBackground: false, format: "A4" });
  await context.close();
  return answer;
}

(async () => {
  const { jobs, executable } = JSON.parse(fs.readFileSync(0, "utf8"));
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
  const answers = [];
  for (const job of jobs) answers.push(await look(browser, job));
  await browser.close();
  process.stdout.write(JSON.stringify(answers));
})().catch((error) => { console.error(error); process.exit(1); });
