using Deploy.Local.Ecr;
using Deploy.Local.Ecs;
using Deploy.Local.Services;
using Deploy.Local.Sts;

namespace Deploy.Local;

/// <summary>Every service that Local has, one a line.</summary>
public static class ServiceCatalog
{
    public static IReadOnlyList<ILocalService> Create(LocalContext context) =>
    [
        new StsService(context),
        new EcrService(context),
        new EcsService(context),
    ];
}
