using TcssGate.Cli;

var app = new App(AppEnvironment.OfProcess());

// What fails on a thread of its own would otherwise abort the process, with an exit code that is documented nowhere.
AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    Environment.Exit(unhandled.ExceptionObject is Exception bug ? app.ReportBug(bug, args) : ExitCode.Error);
return await app.RunAsync(args);
