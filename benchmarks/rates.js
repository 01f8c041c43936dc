// lawtext at work, as rates.py for the Python peers: node rates.js FOLDER FILE REPEAT, where FOLDER has node_modules.
const { readFileSync } = require("fs");
const [folder, file, repeat] = process.argv.slice(2);
const { parse } = require(`${folder}/node_modules/lawtext/dist/src/parser/lawtext`);
const text = readFileSync(file, "utf-8");
const seconds = [];
for (let n = 0; n <= Number(repeat); n++) {
    const start = process.hrtime.bigint();
    parse(text);
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(JSON.stringify(seconds.slice(1)));
