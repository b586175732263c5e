using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>A wrong setting stops a service with one sentence that names it.</summary>
public sealed class WrongSettingTests
{
    private const string NoDatabase = "Host=127.0.0.1;Port=1;Database=bookingdb;Username=postgres";

    [Theory]
    [InlineData("ConnectionStrings__bookingdb", null, "ConnectionStrings:bookingdb")]
    [InlineData("ConnectionStrings__bookingdb", "Host=127.0.0.1;Password=hush;Sesame", "ConnectionStrings:bookingdb")]
    [InlineData("Database__MaxConnections", "1", "MaxConnections")]
    [InlineData("Database__MaxConnections", "many", "Database:MaxConnections")]
    [InlineData("Database__AnswerWithin", "soon", "Database:AnswerWithin")]
    [InlineData("DOTNET_ENVIRONMENT", "Production", "DataProtection:CertificatePath")]
    [InlineData("DataProtection__CertificatePath", "/nowhere/keys.pfx", "DataProtection:CertificatePath")]
    [InlineData("DataProtection__CertificatePath", "/etc/hostname", "DataProtection:CertificatePath")]
    [InlineData("DataProtection__Certificate", "hush, no base64", "DataProtection:Certificate ")]
    [InlineData("DataProtection__Certificate", "hushhush", "DataProtection:Certificate ")]
    public async Task A_wrong_setting_stops_both_services(string name, string? value, string named)
    {
        foreach (var service in new[] { ServiceProcesses.Api(NoDatabase, Ports.FindFree()), ServiceProcesses.Migrations(NoDatabase) })
        {
            await ShouldStopAsync(With(service, name, value), named);
        }
    }

    [Fact]
    public async Task A_certificate_given_twice_or_a_wrong_earlier_one_stops_both_services()
    {
        var path = Certificates.Create();
        foreach (var service in new[] { ServiceProcesses.Api(NoDatabase, Ports.FindFree()), ServiceProcesses.Migrations(NoDatabase) })
        {
            var withPath = With(
                With(service, "DataProtection__CertificatePath", path), "DataProtection__CertificatePassword",
                Certificates.Password);
            await ShouldStopAsync(
                With(withPath, "DataProtection__Certificate", "hushhush"),
                "DataProtection:CertificatePath and DataProtection:Certificate ");
            await ShouldStopAsync(
                With(withPath, "DataProtection__PreviousCertificates__0", "hushhush"), "DataProtection:PreviousCertificates ");
            await ShouldStopAsync(
                With(withPath, "DataProtection__PreviousCertificatePaths__0", "/nowhere/old.pfx"),
                "DataProtection:PreviousCertificatePaths ");
        }
    }

    [Theory]
    [InlineData("ConnectionStrings__redis", "localhost:6379,nonsense=1", "ConnectionStrings:redis")]
    [InlineData("ConnectionStrings__rabbitmq", "localhost:5672", "ConnectionStrings:rabbitmq")]
    [InlineData("Booking__Lanes", "0", "Lanes")]
    [InlineData("Booking__WaitWithin", "soon", "Booking:WaitWithin")]
    [InlineData("Live__MaxStreams", "0", "MaxStreams")]
    [InlineData("Live__HeartbeatInterval", "00:00:00", "HeartbeatInterval")]
    [InlineData("Relay__BatchSize", "0", "Relay:BatchSize must be between 1 and 5000.")]
    [InlineData("Relay__KeepFor", "00:00:00", "Relay:KeepFor must be between 00:00:01 and 3650.00:00:00.")]
    [InlineData("CheckIn__Key", "hush, no base64", "CheckIn:Key")]
    [InlineData("CheckIn__Key", "aHVzaGh1c2g=", "CheckIn:Key")]
    [InlineData("CheckIn__PreviousKeys__0", "hushhush", "CheckIn:PreviousKeys:0")]
    [InlineData("Cors__AllowedOrigins__0", "tickets.example.com", "Cors:AllowedOrigins")]
    [InlineData("Cors__AllowedOrigins__0", "https://tickets.example.com/", "Cors:AllowedOrigins")]
    public Task A_wrong_setting_of_the_api_stops_it(string name, string value, string named) =>
        ShouldStopAsync(With(ServiceProcesses.Api(NoDatabase, Ports.FindFree()), name, value), named);

    [Fact]
    public async Task A_wrong_setting_of_one_service_stops_it()
    {
        await ShouldStopAsync(
            With(ServiceProcesses.Api(NoDatabase, Ports.FindFree()), "Server__MaxRequestBodyBytes", "10"),
            "MaxRequestBodyBytes");
        var narrow = With(With(ServiceProcesses.Api(NoDatabase, Ports.FindFree()), "Booking__Lanes", "4"), "Database__MaxConnections", "8");
        await ShouldStopAsync(narrow, "Database:MaxConnections, or Maximum Pool Size of the connection string, must be 11 or more");
        await ShouldStopAsync(
            With(ServiceProcesses.Migrations(NoDatabase), "Migrations__WaitForDatabase", "a while"),
            "Migrations:WaitForDatabase");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bm90IGEgc2VjcmV0OiBmb3IgZGV2ZWxvcG1lbnQgb25seSE=")]
    public Task Outside_development_check_in_codes_need_a_key_that_nobody_knows(string? key)
    {
        var service = ServiceProcesses.Api(NoDatabase, Ports.FindFree());
        service = With(With(service, "DOTNET_ENVIRONMENT", "Production"), "DataProtection__CertificatePath", Certificates.Create());
        return ShouldStopAsync(
            With(With(service, "DataProtection__CertificatePassword", Certificates.Password), "CheckIn__Key", key),
            "CheckIn:Key");
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var first = await ApiProcess.StartReadyAsync(connectionString);

        await ShouldStopAsync(ServiceProcesses.Api(connectionString, first.Port), $":{first.Port}");
    }

    private static ChildProcessOptions With(ChildProcessOptions service, string name, string? value) =>
        service with { Environment = new Dictionary<string, string?>(service.Environment, StringComparer.Ordinal) { [name] = value } };

    private static async Task ShouldStopAsync(ChildProcessOptions service, string named)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(service, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        exitCode.ShouldBe(1, output);
        output.ShouldContain(named);
        output.ShouldNotContain("   at ", customMessage: "No stack trace.");
        output.ShouldNotContain("hush");
        output.Trim().Split('\n').Length.ShouldBe(1, output);
    }
}
