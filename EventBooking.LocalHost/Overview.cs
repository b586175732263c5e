using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalHost;

/// <summary>What runs, where, and what to try first.</summary>
internal static class Overview
{
    public static async Task ShowAsync(SystemFolder folder, ServiceList services, LocalServerSet servers)
    {
        var api = services.ApiAddress.OriginalString;
        var postgres = await servers.Postgres;
        var redis = await servers.Redis;
        var rabbitMq = await servers.RabbitMq;
        var mail = await servers.Mail;
        (string What, string Where)[] rows =
        [
            ("API", api),
            ("documentation", $"{api}/docs"),
            ("PostgreSQL", $"127.0.0.1:{postgres.Port}, database {ResourceNames.Database}, user postgres, no password"),
            ("Redis", $"127.0.0.1:{redis.Port}"),
            ("RabbitMQ", $"127.0.0.1:{rabbitMq.Port}, page http://127.0.0.1:{rabbitMq.ManagementPort}, user and password guest"),
            ("Mail", $"{mail.Page.OriginalString} (SMTP 127.0.0.1:{mail.Port})"),
            ("data", postgres.DataFolder.StartsWith(folder.Path, StringComparison.Ordinal) ? folder.Path : $"{folder.Path}, PostgreSQL's in {postgres.DataFolder}"),
            ("logs", folder.Logs),
        ];
        var width = rows.Max(row => row.What.Length);

        Screen.Line();
        Screen.Line(Screen.Bold("EventBooking is running. Ctrl-C stops it."));
        Screen.Line();
        foreach (var (what, where) in rows)
        {
            Screen.Line($"  {what.PadRight(width)}  {where}");
        }

        Screen.Line();
        Screen.Line("Try:");
        Screen.Line($"  curl -s {api}/api/v1/events -H 'Content-Type: application/json' -d '{SampleEvents.First(TimeProvider.System)}'");
        Screen.Line();
    }
}
