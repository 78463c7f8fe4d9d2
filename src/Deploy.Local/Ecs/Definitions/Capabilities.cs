using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>What ECS derives from a task definition: where it can run and what an instance must be able to do.</summary>
internal static class Capabilities
{
    public static IEnumerable<string> Compatibilities(DefinitionInput input)
    {
        if (input.NetworkMode != "awsvpc")
            yield return "EXTERNAL";
        yield return "EC2";
        if (CanRunOnFargate(input))
            yield return "FARGATE";
    }

    public static IEnumerable<string> Attributes(DefinitionInput input)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        const string Docker = "com.amazonaws.ecs.capability.docker-remote-api.";
        found.Add(Docker + "1.18");
        if (input.Json.Text("taskRoleArn") is not null)
            found.Add("com.amazonaws.ecs.capability.task-iam-role");
        if (input.NetworkMode == "awsvpc")
            found.Add("ecs.capability.task-eni");
        foreach (var container in input.Containers)
        {
            if (container.RequiredText("image").Contains(".dkr.ecr.", StringComparison.Ordinal))
            {
                found.Add("com.amazonaws.ecs.capability.ecr-auth");
                found.Add(Docker + "1.19");
                if (input.ExecutionRole is not null)
                    found.Add("ecs.capability.execution-role-ecr-pull");
            }

            if (container.Object("logConfiguration")?.Text("logDriver") is { } driver)
            {
                found.Add($"com.amazonaws.ecs.capability.logging-driver.{driver}");
                found.Add(Docker + "1.19");
                if (driver == "awslogs" && input.ExecutionRole is not null)
                    found.Add("ecs.capability.execution-role-awslogs");
            }

            if (container.Object("healthCheck") is not null)
                found.Add("ecs.capability.container-health-check");
            if (container.Array("dependsOn") is { Count: > 0 })
                found.Add("ecs.capability.container-ordering");
            foreach (var secret in container.Objects("secrets"))
                found.Add(secret.RequiredText("valueFrom").Contains(":secretsmanager:", StringComparison.Ordinal)
                    ? "ecs.capability.secrets.asm.environment-variables"
                    : "ecs.capability.secrets.ssm.environment-variables");
        }

        return found;
    }

    private static bool CanRunOnFargate(DefinitionInput input)
    {
        if (input.IsFargate)
            return true;
        try
        {
            FargateRules.Check(input);
            return true;
        }
        catch (LocalServiceException)
        {
            return false;
        }
    }
}
