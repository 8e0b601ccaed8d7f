// Runs a declarative Jenkinsfile: stages in their order until a step fails, `post { always }` whatever happened. Its `sh` is a real shell; what
// plugins do with reports is only noted, after a look whether the report is there. Usage: groovy pipeline.groovy JENKINSFILE FOLDER
class Pipeline {
  File folder
  Map<String, String> variables = [:]
  boolean failed = false

  def pipeline(Closure body) { within(body) }
  def agent(kind) { }
  def getAny() { 'any' }
  def parameters(Closure body) { within(body) }
  def string(Map given) { assert System.getenv(given.name) != null : "the parameter ${given.name} is not given" }
  def stages(Closure body) { within(body) }

  def stage(String name, Closure body) {
    if (failed) { println "skipped: $name"; return }
    println "stage: $name"
    within(body)
  }

  def steps(Closure body) {
    try { within(body) } catch (IllegalStateException failure) { println failure.message; failed = true }
  }

  def post(Closure body) { within(body) }
  def always(Closure body) { within(body) }
  def echo(String text) { println text }
  def usernamePassword(Map given) { [given.usernameVariable, given.passwordVariable] }

  def withCredentials(List<List<String>> bindings, Closure body) {
    bindings.each { names -> variables[names[0]] = System.getenv('KEY_ID'); variables[names[1]] = System.getenv('KEY_SECRET') }
    within(body)
    variables.clear()
  }

  def sh(String line) {
    def builder = new ProcessBuilder('bash', '-e', '-c', line).directory(folder).inheritIO()
    builder.environment().putAll(variables)
    def code = builder.start().waitFor()
    if (code != 0) { throw new IllegalStateException("script returned exit code $code") }
  }

  def sarif(Map given) { given.pattern }
  def junit(Map given) { note('junit', given.testResults) }
  def recordIssues(Map given) { note('issues', given.tool) }

  private void note(String what, String name) {
    println "$what: ${new File(folder, name).length() > 0 ? name : 'missing'}"
  }

  private void within(Closure body) {
    body.delegate = this
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
  }
}

def runner = new Pipeline(folder: new File(args[1]))
def script = new GroovyShell().parse(new File(args[0]))
script.metaClass.methodMissing = { String name, given -> runner.invokeMethod(name, given) }
script.metaClass.propertyMissing = { String name -> runner."$name" }
script.run()
System.exit(runner.failed ? 1 : 0)
