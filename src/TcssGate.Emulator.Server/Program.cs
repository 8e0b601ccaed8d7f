using TcssGate.Emulator.Server;

return await EmulatorServer.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
