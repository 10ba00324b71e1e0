// The one door of every npm script. Written so that even an old Node can read it and say what is wrong.
const wanted = { major: 20, minor: 19 }
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < wanted.major || (major === wanted.major && minor < wanted.minor)) {
  console.error(
    `Node 20.19 or newer is needed and this is ${process.version}: install Node 24 and run the command again.`,
  )
  process.exit(1)
}

void import('./setup/begin.mjs').then(({ begin }) => begin(process.argv.slice(2)))
