using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Presentation.Links;

/// <summary>Registers <see cref="PublicLinks"/>.</summary>
public static class PublicLinkExtensions
{
    /// <summary>Registers the links. In Development their base may be missing; it is then where the API listens by default.</summary>
    public static IHostApplicationBuilder AddPublicLinks(this IHostApplicationBuilder builder)
    {
        var absent = builder.Environment.IsDevelopment() ? PublicOptions.DevelopmentBaseUrl : "";
        builder.Services.AddOptions<PublicOptions>()
            .BindConfiguration(PublicOptions.SectionName)
            .PostConfigure(options => options.BaseUrl = string.IsNullOrEmpty(options.BaseUrl) ? absent : options.BaseUrl)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PublicOptions>, PublicAddress>();
        builder.Services.AddSingleton<PublicLinks>();
        return builder;
    }
}
