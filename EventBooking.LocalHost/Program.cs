using EventBooking.LocalHost;

return await HostCommand.RunAsync(args);
