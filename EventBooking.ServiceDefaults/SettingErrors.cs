using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace EventBooking.ServiceDefaults;

/// <summary>Turns a wrong setting into a sentence for the operator.</summary>
public static class SettingErrors
{
    /// <summary>Checks every validated setting now, before anything starts.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static void ValidateSettings(this IHost host) => host.Services.GetService<IStartupValidator>()?.Validate();

    /// <summary>Whether an exception is about a setting.</summary>
    /// <param name="sentence">Names the setting and says what is wrong with it.</param>
    public static bool TryDescribe(Exception exception, [NotNullWhen(true)] out string? sentence)
    {
        sentence = exception switch
        {
            OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
            AggregateException { InnerException: { } inner } => TryDescribe(inner, out var described) ? described : null,
            IOException { InnerException: AddressInUseException } =>
                $"{exception.Message} Another program listens there; --urls or ASPNETCORE_URLS chooses another port.",
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => exception.Message,
            _ => null,
        };
        return sentence is not null;
    }
}
