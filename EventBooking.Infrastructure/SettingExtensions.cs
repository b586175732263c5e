using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure;

/// <summary>Registers settings.</summary>
public static class SettingExtensions
{
    /// <summary>Reads settings from a section of the configuration, and checks them by their attributes when the host starts.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
