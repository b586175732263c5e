namespace EventBooking.AppHost;

/// <summary>What takes the mail.</summary>
/// <param name="Catcher">Shows it; null if it is delivered.</param>
internal sealed record Mail(Settings Settings, IResource? Catcher);

internal static class MailExtensions
{
    private const string Sender = "bookings@localhost";
    private const string Smtp = "smtp";
    private const string Page = "http";

    /// <summary>smtp4dev in a container, with its mails in a volume.</summary>
    public static Mail AddMailContainer(this IDistributedApplicationBuilder builder, string volume) => builder
        .AddContainer(ResourceNames.Mail, "rnwood/smtp4dev", "3.15.0")
        .WithImageRegistry("docker.io")
        .WithVolume(volume, "/smtp4dev")
        .WithHttpEndpoint(targetPort: 80, name: Page)
        .WithEndpoint(targetPort: 25, scheme: Smtp, name: Smtp)
        .AsMailCatcher();

    /// <summary>smtp4dev as the .NET tool that .config/dotnet-tools.json names, with its mails in a folder.</summary>
    public static Mail AddMailTool(this IDistributedApplicationBuilder builder, string folder, int smtpPort, int pagePort)
    {
        var tool = builder.AddExecutable(ResourceNames.Mail, "dotnet", builder.AppHostDirectory, "tool", "run", "smtp4dev", "--")
            .WithHttpEndpoint(port: pagePort, name: Page)
            .WithEndpoint(port: smtpPort, scheme: Smtp, name: Smtp);
        return tool
            .OnBeforeResourceStarted((_, _, _) =>
            {
                PrivateFile.CreateFolder(folder);
                return Task.CompletedTask;
            })
            .WithArgs(
                $"--baseappdatapath={folder}",
                "--bindaddress=127.0.0.1",
                "--imapport=",
                "--pop3port=",
                ReferenceExpression.Create($"--smtpport={tool.GetEndpoint(Smtp).Property(EndpointProperty.TargetPort)}"),
                ReferenceExpression.Create($"--urls=http://127.0.0.1:{tool.GetEndpoint(Page).Property(EndpointProperty.TargetPort)}"))
            .AsMailCatcher();
    }

    /// <summary>An SMTP server that runs already and delivers.</summary>
    public static Mail AddMailServer(this IDistributedApplicationBuilder builder)
    {
        (string, object)[] settings =
        [
            ("Mail__Host", builder.AddParameter("mail-host").WithDescription("The SMTP server that takes the mail.").Resource),
            ("Mail__Port", Optional("mail-port", "", "The SMTP server's port; empty for the usual one of mail-security.")),
            ("Mail__Security", Optional("mail-security", "StartTls", "StartTls, Tls, or None for a server in the same private network.")),
            ("Mail__UserName", Optional("mail-user-name", "", "Logs in at the SMTP server; empty where it asks for no login.")),
            ("Mail__Password", Optional("mail-password", "", "Goes with mail-user-name.", secret: true)),
            ("Mail__From", builder.AddParameter("mail-from").WithDescription("The address that mails come from.").Resource),
        ];
        return new Mail(() => settings, Catcher: null);

        ParameterResource Optional(string name, string usual, string description, bool secret = false) =>
            builder.AddParameter(name, new UsualValue(() => usual), secret).WithDescription(description).Resource;
    }

    public static IResourceBuilder<ProjectResource> WithMail(this IResourceBuilder<ProjectResource> service, Mail mail)
    {
        service.WithSettings(mail.Settings);
        return mail.Catcher is { } catcher ? service.WithReferenceRelationship(catcher) : service;
    }

    private static Mail AsMailCatcher<T>(this IResourceBuilder<T> catcher)
        where T : IResourceWithEndpoints, IResourceWithEnvironment, IResourceWithWaitSupport
    {
        catcher
            .WithIconName("Mail")
            .WithEnvironment("ServerOptions__NumberOfMessagesToKeep", "10000")
            // A page of another site must not read mails by a name of its own for this machine.
            .WithEnvironment("AllowedHosts", "localhost;127.0.0.1")
            .WithHttpHealthCheck("/api/server", endpointName: Page)
            .WithUrlForEndpoint(Page, url => url.DisplayText = "Mail")
            .WithUrlForEndpoint(Smtp, url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .ShowOnConsole("Mail", () => catcher.GetEndpoint(Page).Url);
        var smtp = catcher.GetEndpoint(Smtp);
        (string, object)[] settings =
        [
            ("Mail__Host", smtp.Property(EndpointProperty.Host)),
            ("Mail__Port", smtp.Property(EndpointProperty.Port)),
            ("Mail__Security", "None"),
            ("Mail__From", Sender),
        ];
        return new Mail(() => settings, catcher.Resource);
    }
}
