using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Presentation.CheckIn;

/// <summary>Registers <see cref="CheckInCodes"/>.</summary>
public static class CheckInExtensions
{
    /// <summary>Registers check-in codes. In Development the key may be missing; it is then one that everyone knows.</summary>
    public static IHostApplicationBuilder AddCheckInCodes(this IHostApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<CheckInOptions>()
            .BindConfiguration(CheckInOptions.SectionName)
            .PostConfigure(options => options.Key = string.IsNullOrEmpty(options.Key) && isDevelopment
                ? CheckInKeys.PublicKeyOfDevelopment
                : options.Key)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CheckInOptions>>(new CheckInKeys { IsDevelopment = isDevelopment });
        builder.Services.AddSingleton<CheckInCodes>();
        return builder;
    }
}
