using EventBooking.Infrastructure;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Mail.Content;
using EventBooking.Notifier.Mail.Html;
using EventBooking.Notifier.Mail.Smtp;
using EventBooking.Notifier.Queue;
using EventBooking.Presentation.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Mail;

internal static class MailExtensions
{
    private const string HealthName = "mail";

    /// <summary>
    /// Registers the e-mail channel where <c>Mail:Host</c> is set; else one warning says that there is none. It needs public links and
    /// check-in codes.
    /// </summary>
    public static IHostApplicationBuilder AddMailChannel(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<MailOptions>(MailOptions.SectionName);
        services.AddSingleton<IValidateOptions<MailOptions>, MailSettings>();
        if (string.IsNullOrEmpty(builder.Configuration[$"{MailOptions.SectionName}:{nameof(MailOptions.Host)}"]))
        {
            services.AddSingleton<IDeliveryChannel>(new ClosedChannel(Channel.Email));
            services.AddHostedService<MailOff>();
            return builder;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MailContents>();
        services.AddHtmlText();
        services.AddSingleton<MailHtml>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<SmtpConnector>();
        services.AddSingleton<SmtpPool>();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<IDeliveryChannel, MailChannel>();
        services.AddHealthChecks().AddCheck<MailHealthCheck>(HealthName, HealthStatus.Degraded);
        return builder;
    }
}
