using EventBooking.LocalServers;

namespace EventBooking.AppHost;

/// <summary>
/// What a launch profile would say, so that the app host runs the same under dotnet run, as a program, and in an editor. Environment
/// variables and the command line win.
/// </summary>
internal static class DashboardSettings
{
    private const int UsualPort = 15080;

    // Read from the environment only, and by the services too.
    private static readonly (string Name, string Value)[] Inherited =
    [
        ("DOTNET_ENVIRONMENT", "Development"),
        // All of it speaks HTTP on this machine only: without these the dashboard asks for a trusted certificate.
        ("ASPIRE_DCP_USE_DEVELOPER_CERTIFICATE", "false"),
        ("ASPIRE_DEVELOPER_CERTIFICATE_DEFAULT_TRUST", "false"),
    ];

    /// <summary>Sets what is read from the environment, and returns the rest as arguments of the app host.</summary>
    public static IEnumerable<string> Apply()
    {
        foreach (var (name, value) in Inherited.Where(IsAbsent))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        (string Name, string Value)[] own =
        [
            ("ASPNETCORE_URLS", AddressOn(Ports.IsFree(UsualPort) ? UsualPort : Ports.FindFree())),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", AddressOn(Ports.FindFree())),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", AddressOn(Ports.FindFree())),
            ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
        ];
        return own.Where(IsAbsent).Select(setting => $"--{setting.Name}={setting.Value}");
    }

    private static bool IsAbsent((string Name, string Value) setting) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting.Name));

    private static string AddressOn(int port) => $"http://localhost:{port}";
}
