using System.Globalization;
using Microsoft.Extensions.Logging;

namespace EventBooking.LocalServers;

/// <summary>What goes wrong in the catcher, in its log file. Not the mails: who gets one and what it is about stays out of all logs.</summary>
internal sealed class MailCatcherLog(LogFile file, TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(file, time, categoryName);

    public void Dispose()
    {
        // The file outlives the web server.
    }

    private sealed class Logger(LogFile file, TimeProvider time, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                file.Write(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():O} {logLevel} {category}: {formatter(state, exception)} {exception}"));
            }
        }
    }
}
