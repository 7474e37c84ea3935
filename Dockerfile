# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY monitor ./monitor
# The lock names the development tools too; only what the package itself asks for is installed, at the locked versions.
RUN sed -e 's/ \\$//' -e '/--hash=/d' -e '/^ *#/d' requirements.lock > /tmp/constraints.txt \
 && python -m venv /opt/monitor \
 && /opt/monitor/bin/pip install --no-cache-dir --constraint /tmp/constraints.txt '.[postgres,apprise,dkim]'

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/monitor --create-home monitor
COPY --from=build /opt/monitor /opt/monitor
ENV PATH=/opt/monitor/bin:$PATH PYTHONUNBUFFERED=1
USER 10001
WORKDIR /var/lib/monitor
EXPOSE 8470
ENTRYPOINT ["monitor"]
CMD ["run"]
