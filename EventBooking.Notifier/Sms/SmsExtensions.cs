using EventBooking.Infrastructure;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Sms;

internal static class SmsExtensions
{
    /// <summary>Registers the SMS channel where <c>Sms:Enabled</c> is true. It needs public links.</summary>
    public static IHostApplicationBuilder AddSmsChannel(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<SmsOptions>(SmsOptions.SectionName);
        services.AddSingleton<IValidateOptions<SmsOptions>, SmsSettings>();
        if (!builder.Configuration.GetValue<bool>($"{SmsOptions.SectionName}:{nameof(SmsOptions.Enabled)}"))
        {
            services.AddSingleton<IDeliveryChannel>(new ClosedChannel(Channel.Sms));
            return builder;
        }

        services.AddSingleton<SmsText>();
        services.AddSingleton<SmsPolicy>();
        services.AddSingleton<ISmsProvider, HttpSmsProvider>();
        services.AddSingleton<IDeliveryChannel, SmsChannel>();
        return builder;
    }
}
