using System.Reflection;
using Pallets.Tests.PublicApi;

namespace ItsDangerous.Net.Tests;

[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void The_public_surface_is_the_approved_one() => PublicApiApproval.AssertApproved(Assembly.Load("ItsDangerous.Net"));
}
