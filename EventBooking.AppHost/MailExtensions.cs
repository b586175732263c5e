using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>Adds what takes the notifier's mail.</summary>
internal static class MailExtensions
{
    private const string Sender = "bookings@localhost";
    private const string Smtp = "smtp";
    private const string Page = "http";

    /// <summary>Mailpit, which catches every mail and shows it. It keeps them until it stops.</summary>
    public static Settings AddMailpit(this IDistributedApplicationBuilder builder)
    {
        var mailpit = builder.AddContainer(ResourceNames.Mail, "axllent/mailpit", "v1.30.5")
            .WithImageRegistry("docker.io")
            .WithIconName("Mail")
            // Else it asks for the name of each client, and waits for the answer.
            .WithEnvironment("MP_SMTP_DISABLE_RDNS", "true")
            .WithEnvironment("MP_DISABLE_VERSION_CHECK", "true")
            .WithEndpoint(targetPort: 1025, scheme: Smtp, name: Smtp)
            .WithHttpEndpoint(targetPort: 8025, name: Page)
            .WithHttpHealthCheck("/readyz", endpointName: Page)
            .WithUrlForEndpoint(Page, url => url.DisplayText = "Mail")
            .WithUrlForEndpoint(Smtp, url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly);
        var smtp = mailpit.GetEndpoint(Smtp);
        return Catcher(smtp.Property(EndpointProperty.Host), smtp.Property(EndpointProperty.Port));
    }

    /// <summary>An SMTP server that runs already and delivers.</summary>
    public static Settings AddMailServer(this IDistributedApplicationBuilder builder)
    {
        var settings = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Mail__Host"] = builder.AddParameter("mail-host").AskOnlyWhenNeeded().WithDescription("The SMTP server that takes the mail.").Resource,
            ["Mail__Port"] = Optional("mail-port", "", "The SMTP server's port; empty for the usual one of mail-security."),
            ["Mail__Security"] = Optional("mail-security", "StartTls", "StartTls, Tls, or None for a server in the same private network."),
            ["Mail__UserName"] = Optional("mail-user-name", "", "Logs in at the SMTP server; empty where it asks for no login."),
            ["Mail__Password"] = Optional("mail-password", "", "Goes with mail-user-name.", secret: true),
            ["Mail__From"] = builder.AddParameter("mail-from").AskOnlyWhenNeeded().WithDescription("The address that mails come from.").Resource,
        };
        return () => settings;

        ParameterResource Optional(string name, string usual, string description, bool secret = false) =>
            builder.AddParameter(name, new UsualValue(usual), secret).WithDescription(description).Resource;
    }

    /// <summary>How mail is handed to a catcher, which takes it as it is.</summary>
    public static Settings Catcher(object host, object port) => () => new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["Mail__Host"] = host,
        ["Mail__Port"] = port,
        ["Mail__Security"] = "None",
        ["Mail__From"] = Sender,
    };
}
