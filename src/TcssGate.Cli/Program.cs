using TcssGate.Cli;

return await new App(AppEnvironment.OfProcess()).RunAsync(args);
