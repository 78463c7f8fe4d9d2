namespace Deploy.Local.Services;

/// <summary>Which roles a task can assume; offered by IAM, asked when a task starts.</summary>
public interface IRoleCatalog
{
    /// <summary>Whether the role exists and its trust policy lets that service principal assume it.</summary>
    /// <param name="roleArn">ARN of the role.</param>
    /// <param name="servicePrincipal">Such as <c>ecs-tasks.amazonaws.com</c>.</param>
    bool CanAssume(string roleArn, string servicePrincipal);
}
