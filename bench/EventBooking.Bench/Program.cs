using EventBooking.Bench;

return await BenchCommand.RunAsync(args);
