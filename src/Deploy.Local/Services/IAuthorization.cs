namespace Deploy.Local.Services;

/// <summary>What policies allow. Services ask it where AWS acts in somebody's name: when a task starts, when a schedule fires.</summary>
public interface IAuthorization
{
    /// <summary>Whether a role of the account may do something: its inline and managed policies and its boundary.</summary>
    /// <param name="roleArn">The role. One that does not exist may do nothing.</param>
    /// <param name="session">The name of its session, as the refusal shows it.</param>
    /// <param name="region">Where the request goes.</param>
    /// <param name="request">Action, resource and condition keys; the global keys are added.</param>
    AccessDecision Evaluate(string roleArn, string session, string region, AccessRequest request);

    /// <summary>
    /// Whether the caller of a request may do something: a task what its role may; others everything, unless an identity is set (<c>POST /_local/identity</c>).
    /// </summary>
    /// <param name="accessKeyId">The key that signed the request: of the caller, or of a role that was assumed.</param>
    /// <param name="region">Where the request goes.</param>
    /// <param name="request">Action, resource and condition keys; the global keys are added.</param>
    AccessDecision EvaluateCaller(string accessKeyId, string region, AccessRequest request);

    /// <summary>The ARN of whoever signs with that key.</summary>
    /// <param name="accessKeyId">The key that signed the request.</param>
    /// <param name="region">Tells the partition of the caller that Local assumes where none is set.</param>
    string PrincipalArn(string accessKeyId, string region);
}
