using Deploy.Plan.Resources;
using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Holds the time that ECS gives a container to stop against the time that the host takes.</summary>
internal static class ShutdownAgreement
{
    private const int StopsAfter = 30;

    public static IEnumerable<Finding> Check(AgreementContext context)
    {
        if (context.Program.ShutdownSeconds is not { } seconds || context.Container.EntryPoint.Count > 0 || context.Settings.ValuesOf("shutdownTimeoutSeconds").Count > 0) yield break;
        var stop = context.Container.StopTimeout ?? StopsAfter;
        var host = (int)Math.Ceiling(Math.Min(seconds, int.MaxValue));
        if (host > stop)
            yield return context.Found<StopTimeoutBelowShutdown>(nameof(ContainerSpec.StopTimeout), AgreementContext.Number(host), context.Container.Name, AgreementContext.Number(stop), AgreementContext.Number(host));
    }
}
