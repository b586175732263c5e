using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using EventBooking.Infrastructure.Messaging;

namespace EventBooking.MigrationService;

/// <summary>
/// Makes a RabbitMQ user for API and notifier, through the management plugin's HTTP API. Each may configure, write and read what this
/// system names there, and nothing else. Run again, it changes passwords and rights.
/// </summary>
internal sealed partial class BrokerUsers(
    IOptions<RoleOptions> roles, IOptions<MessagingOptions> messaging, IOptions<MigrationOptions> options, ILogger<BrokerUsers> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>False if the server refuses or does not answer in time.</summary>
    /// <param name="management">The management with an administrator, such as <c>http://admin:secret@queue.example:15672</c>.</param>
    public async Task<bool> MakeAsync(string management, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(management, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            Log.NoAddress(logger);
            return false;
        }

        using var http = new HttpClient { BaseAddress = new UriBuilder(address) { UserName = "", Password = "" }.Uri, Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        var names = RightsOf(messaging.Value.Prefix);
        foreach (var (user, password) in roles.Value.Services)
        {
            var isDone = (password.Length == 0 || await PutAsync(http, $"api/users/{user}", new { password, tags = "" }, cancellationToken))
                && await PutAsync(
                    http,
                    $"api/permissions/{Uri.EscapeDataString(roles.Value.VirtualHost)}/{user}",
                    new { configure = names, write = names, read = names },
                    cancellationToken);
            if (!isDone)
            {
                return false;
            }
        }

        Log.Done(logger, roles.Value.Api, roles.Value.Notifier, roles.Value.VirtualHost);
        return true;
    }

    // A regular expression of the names of exchanges and queues.
    private static string RightsOf(string prefix)
    {
        var names = new BrokerNames(prefix);
        return $"^({Regex.Escape(names.Queue)}|{Regex.Escape(names.Errors)}|{Regex.Escape(prefix)}EventBooking\\.Contracts:.+)$";
    }

    private async Task<bool> PutAsync(HttpClient http, string path, object content, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.PutAsJsonAsync(path, content, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return true;
                }

                Log.Refused(logger, path, answer.StatusCode);
                return false;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested)
            {
                if (Stopwatch.GetElapsedTime(began) >= options.Value.WaitForDatabase)
                {
                    Log.GaveUp(logger, options.Value.WaitForDatabase, exception.Message);
                    return false;
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "ConnectionStrings:rabbitmq_management must be such as http://admin:secret@queue.example:15672")]
        public static partial void NoAddress(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "RabbitMQ answers {Path} with {Status}: is ConnectionStrings:rabbitmq_management an administrator, has each user a "
                + "password, and is there the virtual host?")]
        public static partial void Refused(ILogger logger, string path, HttpStatusCode status);

        [LoggerMessage(Level = LogLevel.Error, Message = "RabbitMQ's management did not answer within {Limit}: {Reason}")]
        public static partial void GaveUp(ILogger logger, TimeSpan limit, string reason);

        [LoggerMessage(
            Level = LogLevel.Information, Message = "{Api} and {Notifier} may use this system's names in RabbitMQ's virtual host {Host}")]
        public static partial void Done(ILogger logger, string api, string notifier, string host);
    }
}
