namespace EventBooking.AppHost;

/// <summary>What a launch profile would say, for every way to start the app host. Environment variables and the command line win.</summary>
internal static class DashboardSettings
{
    private const int UsualPort = 15080;

    public static IEnumerable<string> Defaults()
    {
        (string Variable, string Setting, string Value)[] all =
        [
            ("DOTNET_ENVIRONMENT", "environment", "Development"),
            Same("ASPNETCORE_URLS", AddressOn(PortClaims.TakeOr(UsualPort))),
            Same("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", AddressOn(Ports.FindFree())),
            Same("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", AddressOn(Ports.FindFree())),
            Same("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
        ];
        return all
            .Where(setting => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting.Variable)))
            .Select(setting => $"--{setting.Setting}={setting.Value}");

        static (string Variable, string Setting, string Value) Same(string name, string value) => (name, name, value);
    }

    private static string AddressOn(int port) => $"http://localhost:{port}";
}
