using Microsoft.AspNetCore.Routing;

namespace Deploy.Local.Services;

/// <summary>Part of Local that speaks plain HTTP rather than an AWS protocol, such as the image registry.</summary>
public interface IHttpSurface
{
    void Map(IEndpointRouteBuilder routes);
}
