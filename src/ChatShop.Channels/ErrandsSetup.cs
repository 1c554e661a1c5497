using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ChatShop.Channels;

/// <summary>Adds <see cref="Errands"/> once, whichever doors are open.</summary>
internal static class ErrandsSetup
{
    /// <summary>Adds them unless they are there.</summary>
    public static void AddErrands(this IServiceCollection services)
    {
        services.TryAddSingleton<Errands>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Errands>(provider => provider.GetRequiredService<Errands>()));
    }
}
