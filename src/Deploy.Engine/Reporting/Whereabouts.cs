using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.TaskDefinitions;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Reporting;

/// <summary>The last thing that a deployment says: how its services are reached, and where to look at them.</summary>
public static class Whereabouts
{
    /// <summary>A line for each service of ours that is in an account.</summary>
    /// <param name="deployed">What was deployed, with its references resolved.</param>
    /// <param name="context">Knows names and the account.</param>
    public static IEnumerable<string> InAccount(IEnumerable<ResourceSpec> deployed, KindContext context) =>
        from service in deployed.OfType<ServiceSpec>()
        where service.Ownership != Ownership.External
        orderby service.Address.ToString()
        select $"{service.Address}: {Reach(service, context)}. {PageOf(context.ArnOf(service.Address), context.Account)}";

    /// <summary>Where services answer on this machine, and where the local AWS shows what was deployed.</summary>
    /// <param name="deployed">What was deployed, with its references resolved.</param>
    /// <param name="context">Knows names and the account.</param>
    /// <param name="local">What the local AWS says about its services.</param>
    /// <param name="url">Its endpoint.</param>
    public static IEnumerable<string> Local(IEnumerable<ResourceSpec> deployed, KindContext context, LocalServices local, string url)
    {
        if (local.AreSimulated) yield return "Tasks are simulated here: no program runs, and no address of a task answers.";
        foreach (var service in deployed.OfType<ServiceSpec>().Where(service => service.Ownership != Ownership.External).OrderBy(service => service.Address.ToString(), StringComparer.Ordinal))
        {
            if (local.Services.FirstOrDefault(known => known.ServiceArn == context.ArnOf(service.Address)) is not { } here) continue;
            yield return here.Problem is { } problem
                ? $"{service.Address}: {problem}"
                : $"{service.Address} answers at {here.Url}/, on this machine only ({here.Tasks} {(here.Tasks == 1 ? "task" : "tasks")}).";
        }

        yield return $"What was deployed is shown at {url.TrimEnd('/')}/, in a browser; the local AWS goes on running until it is ended there, or with: deploy-ecs local stop";
    }

    private static string Reach(ServiceSpec service, KindContext context)
    {
        if (context.Resources.GetValueOrDefault(service.TaskDefinition) is not TaskDefinitionSpec task || TaskPorts.InWords(task) is not { } ports) return "listens on no port";
        if (service.LoadBalancers.Count > 0) return $"reached through its load balancer, on {ports} of the tasks";
        return service.NetworkConfiguration?.AssignPublicIp == true
            ? $"has no load balancer: each task answers on {ports} of an address of its own, which changes with the task"
            : $"has no load balancer: its tasks answer on {ports} within their network";
    }

    /// <summary>The service's page in the console.</summary>
    private static string PageOf(string serviceArn, AwsAccount account)
    {
        var parts = serviceArn.Split('/');
        var domain = account.Partition switch
        {
            "aws" => "console.aws.amazon.com",
            "aws-cn" => "console.amazonaws.cn",
            "aws-us-gov" => "console.amazonaws-us-gov.com",
            _ => null,
        };
        return domain is null || parts is not [_, var cluster, var name]
            ? serviceArn
            : $"https://{account.Region}.{domain}/ecs/v2/clusters/{cluster}/services/{name}/health?region={account.Region}";
    }
}
