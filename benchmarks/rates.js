// lawtext at work, as rates.py for the Python peers: node rates.js FOLDER FILE..., where FOLDER has node_modules.
const { readFileSync } = require("fs");
const [folder, ...files] = process.argv.slice(2);
const { parse } = require(`${folder}/node_modules/lawtext/dist/src/parser/lawtext`);

function rate(file) {
    const bytes = readFileSync(file);
    const text = bytes.toString("utf-8");
    const start = process.cpuUsage();
    parse(text);
    const { user, system } = process.cpuUsage(start);
    return bytes.length / (user + system);
}

console.log(JSON.stringify(files.map(rate).slice(1)));
