using Deploy.Local.CloudMap;
using Deploy.Local.Ec2;
using Deploy.Local.Ecr;
using Deploy.Local.Ecs;
using Deploy.Local.Events;
using Deploy.Local.Iam;
using Deploy.Local.LoadBalancing;
using Deploy.Local.Logs;
using Deploy.Local.Scheduler;
using Deploy.Local.SecretsManager;
using Deploy.Local.Services;
using Deploy.Local.Ssm;
using Deploy.Local.Sts;
using Deploy.Local.Tagging;

namespace Deploy.Local;

/// <summary>Every service that Local has, one a line.</summary>
public static class ServiceCatalog
{
    public static IReadOnlyList<ILocalService> Create(LocalContext context) =>
    [
        new StsService(context),
        new Ec2Service(context),
        new EcrService(context),
        new CloudMapService(context),
        new EcsService(context),
        new LoadBalancingService(context),
        new IamService(context),
        new LogsService(context),
        new SchedulerService(context),
        new EventsService(context),
        new SecretsManagerService(context),
        new SsmService(context),
        new TaggingService(context),
    ];
}
