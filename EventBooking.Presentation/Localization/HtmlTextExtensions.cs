using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.Presentation.Localization;

/// <summary>Sets up how texts of people are written into HTML.</summary>
public static class HtmlTextExtensions
{
    /// <summary>Letters of every script as they are, not as numbers: an Arabic page or mail is a third as long.</summary>
    public static IServiceCollection AddHtmlText(this IServiceCollection services) =>
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
}
