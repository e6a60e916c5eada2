// Made by "npm run sdk:generate" from the API's description. Do not edit.
export interface paths {
    "/api/admin/voice-agent-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for a voice agent, latest first */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    page?: number;
                    page_size?: number;
                    status?: "pending" | "approved" | "rejected";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentRequest"][];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/voice-agent-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentRequest"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/voice-agent-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the business its voice agent, with a free number where there is one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentApproval"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/voice-agent-requests/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn a request down, with a reason that the business is told */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RejectVoiceAgentBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentRejection"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/voice-agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Voice agents of all real-estate businesses, the eldest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgent"][];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/voice-agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One voice agent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/voice-agents/{id}/call-stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of a voice agent’s calls: today, the last 7 days or the last 30 */
        get: {
            parameters: {
                query?: {
                    period?: "day" | "week" | "month";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentStats"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your calls, latest first */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                    page?: number;
                    page_size?: number;
                    status?: ("queued" | "initiated" | "ringing" | "in-progress" | "completed" | "failed" | "busy" | "no-answer" | "canceled") | ("in_progress" | "no_answer");
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["VoiceAgentCall"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your calls */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentCall"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/calls/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where to listen to a call, for a quarter of an hour */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentRecording"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/calls/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said on a call */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentTranscript"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/voice-agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your voice agent */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your voice agent, from the next call on; what is left out stays as it is */
        patch: {
            parameters: {
                query?: {
                    business_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateVoiceAgentBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/agent/voice-agent/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a voice agent; one request may wait at a time */
        post: {
            parameters: {
                query?: {
                    business_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never> | null;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentRequested"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/voice-agent/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of your latest request */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgentStatus"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/voice-agent/toggle-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let your voice agent take calls, or not */
        post: {
            parameters: {
                query?: {
                    business_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ToggleVoiceAgentBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceAgent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents you may see */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "name" | "-name" | "created_at" | "-created_at";
                    status?: "draft" | "pending_setup" | "active" | "inactive";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AgentSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add an agent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateAgentBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent as it is edited */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change an agent; its configuration reaches callers when it is published */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateAgentBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete an agent; its calls stay on record, its numbers become free */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two versions, or the draft and the published one */
        get: {
            parameters: {
                query?: {
                    from?: ("draft" | "published") | number;
                    to?: ("draft" | "published") | number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentDiff"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Call flow of the draft */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentFlow"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Replace the call flow of the draft */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateFlowBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentFlow"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/prompt/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A system prompt as the model would get it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PromptPreviewBodyInput"] | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PromptPreview"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give callers the draft, or a kept version, from the next call on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PublishBodyInput"] | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give callers an earlier version again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RollbackBodyInput"] | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tools the agent can have */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentToolList"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Configure one tool of the draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigureToolBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentToolList"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept versions, latest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AgentVersionSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keep the draft as a version, without giving it to callers */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentVersion"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its configuration */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentVersion"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of calls across all businesses you may see */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    business_id?: string;
                    direction?: "inbound" | "outbound" | "web";
                    disposition?: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                    from?: string;
                    period?: "day" | "week" | "month";
                    status?: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                    timezone?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Analytics"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your keys */
        get: {
            parameters: {
                query?: {
                    is_active?: "true" | "false";
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiKey"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a key; this is the only time it is shown */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateApiKeyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewApiKey"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename a key or change its scopes */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateApiKeyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKey"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Revoke a key, at once and for good */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, latest first */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    actor_id?: string;
                    actor_type?: "user" | "api_key" | "call" | "system";
                    business_id?: string;
                    from?: string;
                    page?: number;
                    page_size?: number;
                    sort?: "created_at" | "-created_at";
                    subject_id?: string;
                    subject_type?: string;
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditRecord"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentUser"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentUser"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change your own password */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current_password: string;
                        new_password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to set a new password, or set it with the link’s token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResetPasswordInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "link_mailed_if_known" | "password_changed";
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "link_mailed_if_known" | "password_changed";
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Businesses you may see */
        get: {
            parameters: {
                query?: {
                    kind?: "restaurant" | "real_estate" | "general";
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "name" | "-name" | "created_at" | "-created_at";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BusinessSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a business */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateBusinessBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Business"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One business */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Business"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a business; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateBusinessBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Business"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a business; its numbers go back to the pool, its records stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/calls/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Configure when calls are forwarded to a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CallForwardingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallForwarding"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/calls/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of calls by status, outcome and day */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    direction?: "inbound" | "outbound" | "web";
                    disposition?: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                    from?: string;
                    period?: "day" | "week" | "month";
                    status?: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallStatistics"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Knowledge items, without their texts */
        get: {
            parameters: {
                query?: {
                    is_active?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
                    type?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KnowledgeSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a knowledge item */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateKnowledgeBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/knowledge/{kbId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One knowledge item */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a knowledge item; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateKnowledgeBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a knowledge item with its versions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/knowledge/{kbId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of a knowledge item, latest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KnowledgeVersionSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/knowledge/{kbId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its text */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeVersion"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/knowledge/{kbId}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a version back, as the newest one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/knowledge/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a knowledge item from a file: text, Markdown, CSV, JSON, HTML or PDF, up to 5 MB
         * @description Parts of the form: `file`, and if wanted `name` and `type`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads by stage and search */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "created_at" | "-created_at";
                    stage?: "new" | "contacted" | "qualified" | "won" | "lost";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Lead"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a lead */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateLeadBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lead"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/leads/{leadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lead */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    lead_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lead"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a lead; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    lead_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateLeadBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lead"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a lead */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    lead_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listings by status, offer, size, price and search */
        get: {
            parameters: {
                query?: {
                    bedrooms?: number;
                    max_price_minor?: number;
                    offer?: "sale" | "rent";
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "reference" | "-reference" | "price" | "-price" | "created_at" | "-created_at";
                    status?: "active" | "under_offer" | "sold" | "withdrawn";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Listing"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a listing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateListingBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listing"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/listings/{listingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    listing_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listing"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a listing; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    listing_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateListingBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listing"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a listing off the books */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    listing_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of a business */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                    role?: "owner" | "manager" | "staff";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody by e-mail; whoever is new is mailed a link to set a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteMemberInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a member another role */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateMemberInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove somebody from the business; their account stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Call handling rules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessSettings"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Replace the call handling rules */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateSettingsBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessSettings"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Viewings by date, status, listing and search, in order of time */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    listing_id?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "starts_at" | "-starts_at";
                    status?: "booked" | "completed" | "canceled" | "no_show";
                    until?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Viewing"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Book a viewing by the business’s rules */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateViewingBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Viewing"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses/{id}/viewings/{viewingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One viewing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    viewing_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Viewing"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a viewing, or say what became of it; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    viewing_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateViewingBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Viewing"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Cancel a viewing */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    viewing_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls, latest first */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    business_id?: string;
                    call_sid?: string;
                    direction?: "inbound" | "outbound" | "web";
                    disposition?: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                    from?: string;
                    page?: number;
                    page_size?: number;
                    phone_number?: string;
                    search?: string;
                    sort?: "started_at" | "-started_at";
                    status?: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agent_id: string | null;
                                agent_name: string | null;
                                answered_at: string | null;
                                /** Format: uuid */
                                business_id: string;
                                call_sid: string | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound" | "web";
                                disposition: ("agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted") | null;
                                duration_seconds: number | null;
                                ended_at: string | null;
                                forwarded: boolean;
                                forwarded_to: string | null;
                                from_number: string | null;
                                /** Format: uuid */
                                id: string;
                                latency_p50_ms: number | null;
                                latency_p95_ms: number | null;
                                /** Format: date-time */
                                started_at: string;
                                /** @enum {string} */
                                status: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                                to_number: string | null;
                                turn_count: number;
                            }[];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call in full */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent_id: string | null;
                            agent_name: string | null;
                            agent_version_id: string | null;
                            answered_at: string | null;
                            /** Format: uuid */
                            business_id: string;
                            call_sid: string | null;
                            /** @enum {string} */
                            direction: "inbound" | "outbound" | "web";
                            disposition: ("agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted") | null;
                            disposition_detail: string;
                            duration_seconds: number | null;
                            ended_at: string | null;
                            events: {
                                event: {
                                    at_ms: number;
                                    /** @enum {string} */
                                    type: "call-answered";
                                } | {
                                    at_ms: number;
                                    turn: {
                                        ended_at_ms: number;
                                        index: number;
                                        latency: {
                                            dialogue_ms: number | null;
                                            endpointing_ms: number | null;
                                            stt_ms: number | null;
                                            tool_ms: number | null;
                                            total_ms: number | null;
                                            tts_ms: number | null;
                                        } | null;
                                        /** @enum {string} */
                                        speaker: "caller" | "agent";
                                        started_at_ms: number;
                                        text: string;
                                        was_interrupted: boolean;
                                    };
                                    /** @enum {string} */
                                    type: "turn-finished";
                                } | {
                                    at_ms: number;
                                    text: string;
                                    /** @enum {string} */
                                    type: "transcript-interim";
                                } | {
                                    at_ms: number;
                                    digit: string;
                                    /** @enum {string} */
                                    type: "dtmf-received";
                                } | {
                                    at_ms: number;
                                    heard_text: string;
                                    /** @enum {string} */
                                    type: "barge-in";
                                } | {
                                    at_ms: number;
                                    code: string;
                                    duration_ms: number;
                                    tool: string;
                                    /** @enum {string} */
                                    type: "tool-finished";
                                } | {
                                    at_ms: number;
                                    count: number;
                                    /** @enum {string} */
                                    type: "reminder";
                                } | {
                                    at_ms: number;
                                    count: number;
                                    fault: string;
                                    /** @enum {string} */
                                    type: "media-fault";
                                } | {
                                    at_ms: number;
                                    code: string;
                                    message: string;
                                    /** @enum {string} */
                                    type: "failure";
                                } | {
                                    at_ms: number;
                                    detail: string;
                                    /** @enum {string} */
                                    disposition: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                                    /** @enum {string} */
                                    type: "call-ended";
                                };
                                sequence: number | null;
                            }[] | null;
                            forwarded: boolean;
                            forwarded_to: string | null;
                            from_number: string | null;
                            /** Format: uuid */
                            id: string;
                            latency_p50_ms: number | null;
                            latency_p95_ms: number | null;
                            recording: {
                                channels: number;
                                content_type: string;
                                duration_ms: number | null;
                                size_bytes: number | null;
                                /** @enum {string} */
                                status: "recording" | "completed" | "failed";
                                url: string;
                            } | null;
                            sentiment: ("positive" | "neutral" | "negative") | null;
                            /** Format: date-time */
                            started_at: string;
                            /** @enum {string} */
                            status: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                            stream_sid: string | null;
                            success: boolean | null;
                            summary: string | null;
                            to_number: string | null;
                            transcript: {
                                ended_at_ms: number;
                                index: number;
                                latency: {
                                    dialogue_ms: number | null;
                                    endpointing_ms: number | null;
                                    stt_ms: number | null;
                                    tool_ms: number | null;
                                    total_ms: number | null;
                                    tts_ms: number | null;
                                } | null;
                                /** @enum {string} */
                                speaker: "caller" | "agent";
                                /** Format: date-time */
                                started_at: string;
                                started_at_ms: number;
                                text: string;
                                was_interrupted: boolean;
                            }[] | null;
                            turn_count: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same audio, for whoever was given a link to it */
        get: {
            parameters: {
                query: {
                    token: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/live-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A short-lived token for the live socket */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expires_at: string;
                            token: string;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Audio of a call: caller left, agent right */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts you may see */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                    page?: number;
                    page_size?: number;
                    phone_number?: string;
                    search?: string;
                    sort?: "name" | "-name" | "created_at" | "-created_at";
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Contact"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keep a contact; where a number is known, its contact learns what is new and is answered with 200 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateContactBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a contact; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateContactBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a contact; its calls and bookings stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers you may see */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    business_id?: string;
                    page?: number;
                    page_size?: number;
                    pool?: string;
                    search?: string;
                    sort?: "number" | "-number" | "created_at" | "-created_at" | "calls_received" | "-calls_received";
                    status?: "active" | "inactive" | "unassigned";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PhoneNumber"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a number to a business, or to the platform’s pool */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreatePhoneNumberBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneNumber"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One number */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneNumber"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Say who answers a number, from the next call on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdatePhoneNumberBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneNumber"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Give up a number; a business’s goes back to the pool */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompt-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** System prompts to start from, and the variables they may use */
        get: {
            parameters: {
                query?: {
                    kind?: "restaurant" | "real_estate" | "general";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PromptTemplateList"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Restaurants you may see */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "name" | "-name" | "created_at" | "-created_at";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BusinessSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a restaurant */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateRestaurantBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Restaurant"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Profile, hours, menu, specials and tables */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Restaurant"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a restaurant; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateRestaurantBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Restaurant"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a restaurant; its numbers go back to the pool, its records stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The restaurant’s agent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add the restaurant’s agent, or change it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateAgentBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/agent/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Talk to the restaurant’s agent in writing, without consequences */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TestAgentBodyInput"] | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TestAgentResult"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/agent/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tools the restaurant’s agent can have */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentToolList"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Configure one tool of the restaurant’s agent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigureToolBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgentToolList"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a party could be seated, and the nearest free times if not */
        get: {
            parameters: {
                query: {
                    date: string;
                    party_size: number;
                    time: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Availability"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls of a restaurant, latest first */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    call_sid?: string;
                    direction?: "inbound" | "outbound" | "web";
                    disposition?: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                    from?: string;
                    page?: number;
                    page_size?: number;
                    phone_number?: string;
                    search?: string;
                    sort?: "started_at" | "-started_at";
                    status?: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                    until?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agent_id: string | null;
                                agent_name: string | null;
                                answered_at: string | null;
                                /** Format: uuid */
                                business_id: string;
                                call_sid: string | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound" | "web";
                                disposition: ("agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted") | null;
                                duration_seconds: number | null;
                                ended_at: string | null;
                                forwarded: boolean;
                                forwarded_to: string | null;
                                from_number: string | null;
                                /** Format: uuid */
                                id: string;
                                latency_p50_ms: number | null;
                                latency_p95_ms: number | null;
                                /** Format: date-time */
                                started_at: string;
                                /** @enum {string} */
                                status: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                                to_number: string | null;
                                turn_count: number;
                            }[];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call in full */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    call_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent_id: string | null;
                            agent_name: string | null;
                            agent_version_id: string | null;
                            answered_at: string | null;
                            /** Format: uuid */
                            business_id: string;
                            call_sid: string | null;
                            /** @enum {string} */
                            direction: "inbound" | "outbound" | "web";
                            disposition: ("agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted") | null;
                            disposition_detail: string;
                            duration_seconds: number | null;
                            ended_at: string | null;
                            events: {
                                event: {
                                    at_ms: number;
                                    /** @enum {string} */
                                    type: "call-answered";
                                } | {
                                    at_ms: number;
                                    turn: {
                                        ended_at_ms: number;
                                        index: number;
                                        latency: {
                                            dialogue_ms: number | null;
                                            endpointing_ms: number | null;
                                            stt_ms: number | null;
                                            tool_ms: number | null;
                                            total_ms: number | null;
                                            tts_ms: number | null;
                                        } | null;
                                        /** @enum {string} */
                                        speaker: "caller" | "agent";
                                        started_at_ms: number;
                                        text: string;
                                        was_interrupted: boolean;
                                    };
                                    /** @enum {string} */
                                    type: "turn-finished";
                                } | {
                                    at_ms: number;
                                    text: string;
                                    /** @enum {string} */
                                    type: "transcript-interim";
                                } | {
                                    at_ms: number;
                                    digit: string;
                                    /** @enum {string} */
                                    type: "dtmf-received";
                                } | {
                                    at_ms: number;
                                    heard_text: string;
                                    /** @enum {string} */
                                    type: "barge-in";
                                } | {
                                    at_ms: number;
                                    code: string;
                                    duration_ms: number;
                                    tool: string;
                                    /** @enum {string} */
                                    type: "tool-finished";
                                } | {
                                    at_ms: number;
                                    count: number;
                                    /** @enum {string} */
                                    type: "reminder";
                                } | {
                                    at_ms: number;
                                    count: number;
                                    fault: string;
                                    /** @enum {string} */
                                    type: "media-fault";
                                } | {
                                    at_ms: number;
                                    code: string;
                                    message: string;
                                    /** @enum {string} */
                                    type: "failure";
                                } | {
                                    at_ms: number;
                                    detail: string;
                                    /** @enum {string} */
                                    disposition: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                                    /** @enum {string} */
                                    type: "call-ended";
                                };
                                sequence: number | null;
                            }[] | null;
                            forwarded: boolean;
                            forwarded_to: string | null;
                            from_number: string | null;
                            /** Format: uuid */
                            id: string;
                            latency_p50_ms: number | null;
                            latency_p95_ms: number | null;
                            recording: {
                                channels: number;
                                content_type: string;
                                duration_ms: number | null;
                                size_bytes: number | null;
                                /** @enum {string} */
                                status: "recording" | "completed" | "failed";
                                url: string;
                            } | null;
                            sentiment: ("positive" | "neutral" | "negative") | null;
                            /** Format: date-time */
                            started_at: string;
                            /** @enum {string} */
                            status: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                            stream_sid: string | null;
                            success: boolean | null;
                            summary: string | null;
                            to_number: string | null;
                            transcript: {
                                ended_at_ms: number;
                                index: number;
                                latency: {
                                    dialogue_ms: number | null;
                                    endpointing_ms: number | null;
                                    stt_ms: number | null;
                                    tool_ms: number | null;
                                    total_ms: number | null;
                                    tts_ms: number | null;
                                } | null;
                                /** @enum {string} */
                                speaker: "caller" | "agent";
                                /** Format: date-time */
                                started_at: string;
                                started_at_ms: number;
                                text: string;
                                was_interrupted: boolean;
                            }[] | null;
                            turn_count: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/calls/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Configure when calls are forwarded to a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CallForwardingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallForwarding"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/calls/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of calls by status, outcome and day */
        get: {
            parameters: {
                query?: {
                    agent_id?: string;
                    direction?: "inbound" | "outbound" | "web";
                    disposition?: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted";
                    from?: string;
                    period?: "day" | "week" | "month";
                    status?: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallStatistics"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Knowledge items, without their texts */
        get: {
            parameters: {
                query?: {
                    is_active?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
                    type?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KnowledgeSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a knowledge item */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateKnowledgeBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/knowledge/{kbId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One knowledge item */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a knowledge item; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateKnowledgeBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a knowledge item with its versions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/knowledge/{kbId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of a knowledge item, latest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KnowledgeVersionSummary"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/knowledge/{kbId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its text */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeVersion"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/knowledge/{kbId}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a version back, as the newest one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kb_id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/knowledge/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a knowledge item from a file: text, Markdown, CSV, JSON, HTML or PDF, up to 5 MB
         * @description Parts of the form: `file`, and if wanted `name` and `type`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnowledgeItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of a business */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                    role?: "owner" | "manager" | "staff";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody by e-mail; whoever is new is mailed a link to set a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteMemberInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a member another role */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateMemberInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove somebody from the business; their account stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Menu in its own order */
        get: {
            parameters: {
                query?: {
                    is_available?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    section?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MenuItem"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a dish at the end of the menu */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateMenuItemBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/menu/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dish */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    item_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a dish; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    item_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateMenuItemBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a dish off the menu */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    item_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/menu/{itemId}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sold out, or back again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    item_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MenuAvailabilityBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuItem"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/menu/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add many dishes at once, or replace the menu */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MenuImportBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuImportResult"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/menu/import-csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same from CSV: section, name, price, currency, description, allergens, diets, is_available */
        post: {
            parameters: {
                query?: {
                    replace?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuImportResult"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/menu/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the menu in a new order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MenuOrderBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MenuOrder"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, latest pick-up first */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "pickup_at" | "-pickup_at" | "created_at" | "-created_at";
                    status?: "received" | "preparing" | "ready" | "completed" | "canceled";
                    until?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Order"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Take an order, at the prices of the menu */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateOrderBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change an order or its status; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateOrderBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reservations by date, status and search, in order of time */
        get: {
            parameters: {
                query?: {
                    date?: string;
                    from?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: "starts_at" | "-starts_at" | "created_at" | "-created_at";
                    status?: "booked" | "seated" | "completed" | "canceled" | "no_show";
                    until?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Reservation"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Book a table by the restaurant’s rules */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateReservationBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reservation"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/reservations/{reservationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One reservation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    reservation_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reservation"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a reservation; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    reservation_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateReservationBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reservation"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Cancel a reservation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    reservation_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/reservations/{reservationId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The party came, left, stayed away or canceled */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    reservation_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReservationStatusBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reservation"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Call handling rules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessSettings"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Replace the call handling rules */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateSettingsBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessSettings"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/specials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Specials in order of their dates, of one local date or all */
        get: {
            parameters: {
                query?: {
                    date?: string;
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Special"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a special */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateSpecialBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Special"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/specials/{specialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One special */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    special_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Special"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a special; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    special_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateSpecialBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Special"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a special */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    special_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dining tables by name */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    page_size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DiningTable"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a dining table */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateDiningTableBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiningTable"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/restaurants/{id}/tables/{tableId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dining table */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    table_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiningTable"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a dining table; what is left out stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    table_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateDiningTableBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiningTable"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a dining table where nobody is expected any more */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    table_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/test/agent/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Talk to an agent in writing, without consequences */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TestAgentBodyInput"] | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TestAgentResult"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                    is_active?: "true" | "false";
                    page?: number;
                    page_size?: number;
                    role?: "admin" | "member";
                    search?: string;
                    sort?: "email" | "-email" | "created_at" | "-created_at";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["User"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a user; without a password they are mailed a link to set one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateUserInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a user; what is absent stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateUserInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Switch a user off: they are signed out, their keys are revoked, what they did stays on record */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhook endpoints */
        get: {
            parameters: {
                query?: {
                    business_id?: string;
                    event?: components["schemas"]["WebhookEventInput"];
                    is_active?: string;
                    kind?: components["schemas"]["WebhookKindInput"];
                    page?: number;
                    page_size?: number;
                    sort?: "created_at" | "-created_at" | "url" | "-url";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Webhook"][];
                            page: number;
                            page_size: number;
                            total: number;
                        };
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add an endpoint; this is the only time its secret is shown */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateWebhookBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookWithSecret"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One endpoint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change an endpoint */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateWebhookBodyInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete an endpoint */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an endpoint a new secret; this is the only time it is shown */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookWithSecret"];
                    };
                };
                /** @description What was wrong, as problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Agent: {
            /** Format: uuid */
            business_id: string;
            call_flow: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            /** Format: date-time */
            created_at: string;
            description: string;
            elevenlabs_agent_id: string | null;
            /** @enum {string} */
            engine: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            greeting: string;
            has_unpublished_changes: boolean;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            language: string;
            llm: {
                general_prompt: string | null;
                high_priority: boolean;
                max_tokens: number | null;
                model: string | null;
                retell_llm_id: string | null;
                s2s_model: string | null;
                temperature: number;
            };
            max_duration_seconds: number;
            model: string;
            name: string;
            phone_numbers: string[];
            published_version: number | null;
            recording_enabled: boolean;
            retell_agent_id: string | null;
            retell_llm_id: string | null;
            settings: {
                max_tokens: number | null;
                temperature: number;
                tts_speed: number;
            };
            stats: components["schemas"]["AgentStats"];
            /** @enum {string} */
            status: "draft" | "pending_setup" | "active" | "inactive";
            system_prompt: string | null;
            tools: string[];
            turn_taking: {
                /** @default 240 */
                barge_in_speech_ms: number;
                /** @default true */
                can_barge_in: boolean;
                /** @default 450 */
                finished_silence_ms: number;
                /** @default 2 */
                max_reminders: number;
                /** @default 750 */
                neutral_silence_ms: number;
                /** @default 8000 */
                reminder_after_ms: number;
                /** @default 1500 */
                unfinished_silence_ms: number;
            };
            /** Format: date-time */
            updated_at: string;
            use_default_prompt: boolean;
            version: number;
            voice: string;
            voice_id: string | null;
            voice_settings: {
                /**
                 * @default female
                 * @enum {string}
                 */
                gender: "female" | "male";
                /** @default local */
                provider: string;
                rate?: number;
                /**
                 * @default normal
                 * @enum {string}
                 */
                speed: "slow" | "normal" | "fast";
                voice_id?: string;
            };
        };
        AgentDiff: {
            changes: {
                after: unknown;
                before: unknown;
                path: string;
            }[];
            from: string;
            to: string;
        };
        AgentDiffInput: {
            changes: {
                after: unknown;
                before: unknown;
                path: string;
            }[];
            from: string;
            to: string;
        };
        AgentFlow: {
            /** Format: uuid */
            agent_id: string;
            flow: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            greeting: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        AgentFlowInput: {
            /** Format: uuid */
            agent_id: string;
            flow: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            greeting: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        AgentInput: {
            /** Format: uuid */
            business_id: string;
            call_flow: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            /** Format: date-time */
            created_at: string;
            description: string;
            elevenlabs_agent_id: string | null;
            /** @enum {string} */
            engine: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            greeting: string;
            has_unpublished_changes: boolean;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            language: string;
            llm: {
                general_prompt: string | null;
                high_priority: boolean;
                max_tokens: number | null;
                model: string | null;
                retell_llm_id: string | null;
                s2s_model: string | null;
                temperature: number;
            };
            max_duration_seconds: number;
            model: string;
            name: string;
            phone_numbers: string[];
            published_version: number | null;
            recording_enabled: boolean;
            retell_agent_id: string | null;
            retell_llm_id: string | null;
            settings: {
                max_tokens: number | null;
                temperature: number;
                tts_speed: number;
            };
            stats: components["schemas"]["AgentStatsInput"];
            /** @enum {string} */
            status: "draft" | "pending_setup" | "active" | "inactive";
            system_prompt: string | null;
            tools: string[];
            turn_taking: {
                /** @default 240 */
                barge_in_speech_ms: number;
                /** @default true */
                can_barge_in: boolean;
                /** @default 450 */
                finished_silence_ms: number;
                /** @default 2 */
                max_reminders: number;
                /** @default 750 */
                neutral_silence_ms: number;
                /** @default 8000 */
                reminder_after_ms: number;
                /** @default 1500 */
                unfinished_silence_ms: number;
            };
            /** Format: date-time */
            updated_at: string;
            use_default_prompt: boolean;
            version: number;
            voice: string;
            voice_id: string | null;
            voice_settings: {
                /**
                 * @default female
                 * @enum {string}
                 */
                gender: "female" | "male";
                /** @default local */
                provider: string;
                rate?: number;
                /**
                 * @default normal
                 * @enum {string}
                 */
                speed: "slow" | "normal" | "fast";
                voice_id?: string;
            };
        };
        AgentStats: {
            avg_latency: number | null;
            calls_handled: number;
            success_rate: number | null;
        };
        AgentStatsInput: {
            avg_latency: number | null;
            calls_handled: number;
            success_rate: number | null;
        };
        AgentSummary: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            description: string;
            elevenlabs_agent_id: string | null;
            /** @enum {string} */
            engine: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            has_unpublished_changes: boolean;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            language: string;
            model: string;
            name: string;
            phone_numbers: string[];
            published_version: number | null;
            retell_agent_id: string | null;
            retell_llm_id: string | null;
            stats: components["schemas"]["AgentStats"];
            /** @enum {string} */
            status: "draft" | "pending_setup" | "active" | "inactive";
            /** Format: date-time */
            updated_at: string;
            version: number;
            voice: string;
        };
        AgentSummaryInput: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            description: string;
            elevenlabs_agent_id: string | null;
            /** @enum {string} */
            engine: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            has_unpublished_changes: boolean;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            language: string;
            model: string;
            name: string;
            phone_numbers: string[];
            published_version: number | null;
            retell_agent_id: string | null;
            retell_llm_id: string | null;
            stats: components["schemas"]["AgentStatsInput"];
            /** @enum {string} */
            status: "draft" | "pending_setup" | "active" | "inactive";
            /** Format: date-time */
            updated_at: string;
            version: number;
            voice: string;
        };
        AgentTool: {
            arguments: {
                [key: string]: unknown;
            };
            config_schema: {
                [key: string]: unknown;
            };
            description: string;
            is_enabled: boolean;
            is_used_by_flow: boolean;
            tool_config: {
                [key: string]: unknown;
            };
            tool_type: string;
        };
        AgentToolInput: {
            arguments: {
                [key: string]: unknown;
            };
            config_schema: {
                [key: string]: unknown;
            };
            description: string;
            is_enabled: boolean;
            is_used_by_flow: boolean;
            tool_config: {
                [key: string]: unknown;
            };
            tool_type: string;
        };
        AgentToolList: {
            items: components["schemas"]["AgentTool"][];
            version: number;
        };
        AgentToolListInput: {
            items: components["schemas"]["AgentToolInput"][];
            version: number;
        };
        AgentVersion: {
            /** Format: uuid */
            agent_id: string;
            config: {
                /** @default I'm sorry, something went wrong on our side. */
                apology: string;
                flow: {
                    anywhere: {
                        goodbye?: string;
                        home?: string;
                        person?: string;
                    };
                    nodes: ({
                        id: string;
                        next: string;
                        text: string;
                        /** @constant */
                        type: "say";
                    } | {
                        confirm?: string;
                        id: string;
                        /** @default 3 */
                        max_attempts: number;
                        next: string;
                        on_failure: string;
                        opening?: string;
                        slots: {
                            choices?: string[];
                            /** @default false */
                            confirm: boolean;
                            /** @enum {string} */
                            kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                            name: string;
                            prompt: string;
                            reprompt?: string;
                            suggestion?: string;
                            suggestion_prompt?: string;
                            /** @constant */
                            within?: "opening_hours";
                        }[];
                        /** @constant */
                        type: "ask";
                    } | {
                        follow_up?: string;
                        id: string;
                        intents: {
                            next: string;
                            phrases: string[];
                        }[];
                        /** @default 3 */
                        max_attempts: number;
                        on_failure: string;
                        prompt?: string;
                        reprompt?: string;
                        /** @constant */
                        type: "listen";
                    } | {
                        branches: {
                            next: string;
                            when: {
                                /** @enum {string} */
                                operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                                path: string;
                                value?: string | number | boolean;
                            };
                        }[];
                        id: string;
                        otherwise: string;
                        /** @constant */
                        type: "branch";
                    } | {
                        arguments: {
                            [key: string]: string;
                        };
                        filler?: string;
                        id: string;
                        on: {
                            [key: string]: string;
                        };
                        otherwise: string;
                        tool: string;
                        /** @constant */
                        type: "tool";
                    } | {
                        assign: {
                            [key: string]: string;
                        };
                        from: string;
                        id: string;
                        /** @default 3 */
                        limit: number;
                        many: string;
                        /** @default 3 */
                        max_attempts: number;
                        next: string;
                        on_empty: string;
                        on_failure: string;
                        on_refusal: string;
                        one: string;
                        option: string;
                        /** @constant */
                        type: "offer";
                    } | {
                        id: string;
                        next: string;
                        slots: string[];
                        /** @constant */
                        type: "clear";
                    } | {
                        id: string;
                        text?: string;
                        to?: string;
                        /** @constant */
                        type: "transfer";
                    } | {
                        disposition: string;
                        id: string;
                        text?: string;
                        /** @constant */
                        type: "end";
                    })[];
                    start: string;
                };
                greeting: string;
                /** @default en-US */
                language: string;
                llm: {
                    /** @default false */
                    high_priority: boolean;
                    max_tokens?: number;
                    model?: string;
                    s2s_model?: string;
                    /** @default 0 */
                    temperature: number;
                };
                /** @default 1200 */
                max_duration_seconds: number;
                /** @default true */
                recording_enabled: boolean;
                system_prompt?: string;
                /** @default I'm sorry, we have reached the time limit for this call. Please call again. Goodbye. */
                time_limit_message: string;
                /** @default {} */
                tool_settings: {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
                /** @default [] */
                tools: string[];
                turn_taking: {
                    /** @default 240 */
                    barge_in_speech_ms: number;
                    /** @default true */
                    can_barge_in: boolean;
                    /** @default 450 */
                    finished_silence_ms: number;
                    /** @default 2 */
                    max_reminders: number;
                    /** @default 750 */
                    neutral_silence_ms: number;
                    /** @default 8000 */
                    reminder_after_ms: number;
                    /** @default 1500 */
                    unfinished_silence_ms: number;
                };
                /** @default true */
                use_default_prompt: boolean;
                voice: {
                    /**
                     * @default female
                     * @enum {string}
                     */
                    gender: "female" | "male";
                    /** @default local */
                    provider: string;
                    rate?: number;
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    speed: "slow" | "normal" | "fast";
                    voice_id?: string;
                };
            };
            /** Format: uuid */
            id: string;
            is_published: boolean;
            number: number;
            /** Format: date-time */
            published_at: string;
            published_by: string | null;
        };
        AgentVersionInput: {
            /** Format: uuid */
            agent_id: string;
            config: {
                /** @default I'm sorry, something went wrong on our side. */
                apology: string;
                flow: {
                    /** @default {} */
                    anywhere: {
                        goodbye?: string;
                        home?: string;
                        person?: string;
                    };
                    nodes: ({
                        id: string;
                        next: string;
                        text: string;
                        /** @constant */
                        type: "say";
                    } | {
                        confirm?: string;
                        id: string;
                        /** @default 3 */
                        max_attempts: number;
                        next: string;
                        on_failure: string;
                        opening?: string;
                        slots: {
                            choices?: string[];
                            /** @default false */
                            confirm: boolean;
                            /** @enum {string} */
                            kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                            name: string;
                            prompt: string;
                            reprompt?: string;
                            suggestion?: string;
                            suggestion_prompt?: string;
                            /** @constant */
                            within?: "opening_hours";
                        }[];
                        /** @constant */
                        type: "ask";
                    } | {
                        follow_up?: string;
                        id: string;
                        intents: {
                            next: string;
                            phrases: string[];
                        }[];
                        /** @default 3 */
                        max_attempts: number;
                        on_failure: string;
                        prompt?: string;
                        reprompt?: string;
                        /** @constant */
                        type: "listen";
                    } | {
                        branches: {
                            next: string;
                            when: {
                                /** @enum {string} */
                                operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                                path: string;
                                value?: string | number | boolean;
                            };
                        }[];
                        id: string;
                        otherwise: string;
                        /** @constant */
                        type: "branch";
                    } | {
                        arguments: {
                            [key: string]: string;
                        };
                        filler?: string;
                        id: string;
                        on: {
                            [key: string]: string;
                        };
                        otherwise: string;
                        tool: string;
                        /** @constant */
                        type: "tool";
                    } | {
                        assign: {
                            [key: string]: string;
                        };
                        from: string;
                        id: string;
                        /** @default 3 */
                        limit: number;
                        many: string;
                        /** @default 3 */
                        max_attempts: number;
                        next: string;
                        on_empty: string;
                        on_failure: string;
                        on_refusal: string;
                        one: string;
                        option: string;
                        /** @constant */
                        type: "offer";
                    } | {
                        id: string;
                        next: string;
                        slots: string[];
                        /** @constant */
                        type: "clear";
                    } | {
                        id: string;
                        text?: string;
                        to?: string;
                        /** @constant */
                        type: "transfer";
                    } | {
                        disposition: string;
                        id: string;
                        text?: string;
                        /** @constant */
                        type: "end";
                    })[];
                    start: string;
                };
                greeting: string;
                /** @default en-US */
                language: string;
                /** @default {} */
                llm: {
                    /** @default false */
                    high_priority: boolean;
                    max_tokens?: number;
                    model?: string;
                    s2s_model?: string;
                    /** @default 0 */
                    temperature: number;
                };
                /** @default 1200 */
                max_duration_seconds: number;
                /** @default true */
                recording_enabled: boolean;
                system_prompt?: string;
                /** @default I'm sorry, we have reached the time limit for this call. Please call again. Goodbye. */
                time_limit_message: string;
                /** @default {} */
                tool_settings: {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
                /** @default [] */
                tools: string[];
                /** @default {} */
                turn_taking: {
                    /** @default 240 */
                    barge_in_speech_ms: number;
                    /** @default true */
                    can_barge_in: boolean;
                    /** @default 450 */
                    finished_silence_ms: number;
                    /** @default 2 */
                    max_reminders: number;
                    /** @default 750 */
                    neutral_silence_ms: number;
                    /** @default 8000 */
                    reminder_after_ms: number;
                    /** @default 1500 */
                    unfinished_silence_ms: number;
                };
                /** @default true */
                use_default_prompt: boolean;
                /** @default {} */
                voice: {
                    /**
                     * @default female
                     * @enum {string}
                     */
                    gender: "female" | "male";
                    /** @default local */
                    provider: string;
                    rate?: number;
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    speed: "slow" | "normal" | "fast";
                    voice_id?: string;
                };
            };
            /** Format: uuid */
            id: string;
            is_published: boolean;
            number: number;
            /** Format: date-time */
            published_at: string;
            published_by: string | null;
        };
        AgentVersionSummary: {
            /** Format: uuid */
            agent_id: string;
            /** Format: uuid */
            id: string;
            is_published: boolean;
            number: number;
            /** Format: date-time */
            published_at: string;
            published_by: string | null;
        };
        AgentVersionSummaryInput: {
            /** Format: uuid */
            agent_id: string;
            /** Format: uuid */
            id: string;
            is_published: boolean;
            number: number;
            /** Format: date-time */
            published_at: string;
            published_by: string | null;
        };
        Analytics: {
            average_duration_seconds: number;
            calls_by_business: {
                /** Format: uuid */
                business_id: string;
                count: number;
                name: string;
            }[];
            calls_by_day: {
                count: number;
                /** Format: date */
                date: string;
            }[];
            calls_by_disposition: {
                [key: string]: number;
            };
            calls_by_status: {
                [key: string]: number;
            };
            completed_calls: number;
            failed_calls: number;
            forwarded_calls: number;
            /** Format: date */
            from: string;
            /** @enum {string} */
            period: "day" | "week" | "month" | "custom";
            timezone: string;
            /** Format: date */
            to: string;
            total_calls: number;
            total_duration_seconds: number;
        };
        AnalyticsInput: {
            average_duration_seconds: number;
            calls_by_business: {
                /** Format: uuid */
                business_id: string;
                count: number;
                name: string;
            }[];
            calls_by_day: {
                count: number;
                /** Format: date */
                date: string;
            }[];
            calls_by_disposition: {
                [key: string]: number;
            };
            calls_by_status: {
                [key: string]: number;
            };
            completed_calls: number;
            failed_calls: number;
            forwarded_calls: number;
            /** Format: date */
            from: string;
            /** @enum {string} */
            period: "day" | "week" | "month" | "custom";
            timezone: string;
            /** Format: date */
            to: string;
            total_calls: number;
            total_duration_seconds: number;
        };
        ApiKey: {
            business_id: string | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            last_used_at: string | null;
            name: string;
            prefix: string;
            scopes: components["schemas"]["ApiKeyScope"][];
            version: number;
        };
        ApiKeyInput: {
            business_id: string | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            last_used_at: string | null;
            name: string;
            prefix: string;
            scopes: components["schemas"]["ApiKeyScopeInput"][];
            version: number;
        };
        /** @enum {string} */
        ApiKeyScope: "all" | "read_only" | "business:read" | "business:write" | "business:delete" | "members:read" | "members:write" | "agents:read" | "agents:write" | "knowledge:read" | "knowledge:write" | "calls:read" | "calls:hear" | "calls:write" | "bookings:read" | "bookings:write" | "catalog:read" | "catalog:write" | "numbers:read" | "numbers:write" | "contacts:read" | "contacts:write" | "webhooks:read" | "webhooks:write" | "audit:read" | "analytics:read" | "platform:users" | "platform:businesses" | "platform:requests" | "platform:numbers" | "platform:agents";
        /** @enum {string} */
        ApiKeyScopeInput: "all" | "read_only" | "business:read" | "business:write" | "business:delete" | "members:read" | "members:write" | "agents:read" | "agents:write" | "knowledge:read" | "knowledge:write" | "calls:read" | "calls:hear" | "calls:write" | "bookings:read" | "bookings:write" | "catalog:read" | "catalog:write" | "numbers:read" | "numbers:write" | "contacts:read" | "contacts:write" | "webhooks:read" | "webhooks:write" | "audit:read" | "analytics:read" | "platform:users" | "platform:businesses" | "platform:requests" | "platform:numbers" | "platform:agents";
        AuditRecord: {
            action: string;
            actor_id: string | null;
            /** @enum {string} */
            actor_type: "user" | "api_key" | "call" | "system";
            after: {
                [key: string]: unknown;
            } | null;
            before: {
                [key: string]: unknown;
            } | null;
            business_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            subject_id: string | null;
            subject_type: string;
        };
        AuditRecordInput: {
            action: string;
            actor_id: string | null;
            /** @enum {string} */
            actor_type: "user" | "api_key" | "call" | "system";
            after: {
                [key: string]: unknown;
            } | null;
            before: {
                [key: string]: unknown;
            } | null;
            business_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            subject_id: string | null;
            subject_type: string;
        };
        Availability: {
            alternatives: {
                /** Format: date */
                date: string;
                time: string;
            }[];
            /** @enum {string} */
            code: "ok" | "full" | "closed" | "too_large" | "too_soon" | "too_far" | "invalid";
            next_opening: {
                /** Format: date */
                date: string;
                time: string;
            } | null;
        };
        AvailabilityInput: {
            alternatives: {
                /** Format: date */
                date: string;
                time: string;
            }[];
            /** @enum {string} */
            code: "ok" | "full" | "closed" | "too_large" | "too_soon" | "too_far" | "invalid";
            next_opening: {
                /** Format: date */
                date: string;
                time: string;
            } | null;
        };
        Business: {
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** Format: date-time */
            created_at: string;
            forwarding_number: string | null;
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            name: string;
            numbers: string[];
            phone_number: string | null;
            profile: {
                [key: string]: unknown;
            };
            settings: {
                /** @default true */
                answer_when_closed: boolean;
                /** @default [] */
                facts: {
                    answer: string;
                    topic: string;
                }[];
                forwarding?: components["schemas"]["CallForwarding"];
                when_closed?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
                when_inactive?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
            };
            timezone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        BusinessInput: {
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** Format: date-time */
            created_at: string;
            forwarding_number: string | null;
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            name: string;
            numbers: string[];
            phone_number: string | null;
            profile: {
                [key: string]: unknown;
            };
            settings: {
                /** @default true */
                answer_when_closed: boolean;
                /** @default [] */
                facts: {
                    answer: string;
                    topic: string;
                }[];
                forwarding?: components["schemas"]["CallForwardingInput"];
                when_closed?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
                when_inactive?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
            };
            timezone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        BusinessSettings: {
            /** @default true */
            answer_when_closed: boolean;
            /** @default [] */
            facts: {
                answer: string;
                topic: string;
            }[];
            forwarding?: components["schemas"]["CallForwarding"];
            version: number;
            when_closed?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
            when_inactive?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
        };
        BusinessSettingsBody: {
            /** @default true */
            answer_when_closed: boolean;
            /** @default [] */
            facts: {
                answer: string;
                topic: string;
            }[];
            forwarding?: components["schemas"]["CallForwarding"];
            when_closed?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
            when_inactive?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
        };
        BusinessSettingsBodyInput: {
            /** @default true */
            answer_when_closed: boolean;
            /** @default [] */
            facts: {
                answer: string;
                topic: string;
            }[];
            forwarding?: components["schemas"]["CallForwardingInput"];
            when_closed?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
            when_inactive?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
        };
        BusinessSettingsInput: {
            /** @default true */
            answer_when_closed: boolean;
            /** @default [] */
            facts: {
                answer: string;
                topic: string;
            }[];
            forwarding?: components["schemas"]["CallForwardingInput"];
            version: number;
            when_closed?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
            when_inactive?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
        };
        BusinessSummary: {
            address: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            name: string;
            numbers: string[];
            phone_number: string | null;
            timezone: string;
        };
        BusinessSummaryInput: {
            address: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            name: string;
            numbers: string[];
            phone_number: string | null;
            timezone: string;
        };
        CallForwarding: {
            /** @default false */
            always: boolean;
            /** @default true */
            is_enabled: boolean;
            /** @default null */
            max_calls_per_hour: number | null;
            /** @default null */
            max_simultaneous_calls: number | null;
            /** @default null */
            to: string | null;
            /** @default false */
            when_closed: boolean;
        };
        CallForwardingInput: {
            /** @default false */
            always: boolean;
            /** @default true */
            is_enabled: boolean;
            /** @default null */
            max_calls_per_hour: number | null;
            /** @default null */
            max_simultaneous_calls: number | null;
            /** @default null */
            to: string | null;
            /** @default false */
            when_closed: boolean;
        };
        CallStatistics: {
            average_duration_seconds: number;
            calls_by_day: {
                count: number;
                /** Format: date */
                date: string;
            }[];
            calls_by_disposition: {
                [key: string]: number;
            };
            calls_by_status: {
                [key: string]: number;
            };
            completed_calls: number;
            failed_calls: number;
            forwarded_calls: number;
            /** Format: date */
            from: string;
            /** @enum {string} */
            period: "day" | "week" | "month" | "custom";
            timezone: string;
            /** Format: date */
            to: string;
            total_calls: number;
            total_duration_seconds: number;
        };
        CallStatisticsInput: {
            average_duration_seconds: number;
            calls_by_day: {
                count: number;
                /** Format: date */
                date: string;
            }[];
            calls_by_disposition: {
                [key: string]: number;
            };
            calls_by_status: {
                [key: string]: number;
            };
            completed_calls: number;
            failed_calls: number;
            forwarded_calls: number;
            /** Format: date */
            from: string;
            /** @enum {string} */
            period: "day" | "week" | "month" | "custom";
            timezone: string;
            /** Format: date */
            to: string;
            total_calls: number;
            total_duration_seconds: number;
        };
        ConfigureToolBody: {
            /** @default true */
            is_enabled: boolean;
            /** @default {} */
            tool_config: {
                [key: string]: unknown;
            };
            tool_type: string;
            version?: number;
        };
        ConfigureToolBodyInput: {
            /** @default true */
            is_enabled: boolean;
            /** @default {} */
            tool_config: {
                [key: string]: unknown;
            };
            tool_type: string;
            version?: number;
        };
        Contact: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            do_not_call: boolean;
            do_not_text: boolean;
            email: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            notes: string;
            phone_numbers: string[];
            tags: string[];
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ContactInput: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            do_not_call: boolean;
            do_not_text: boolean;
            email: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            notes: string;
            phone_numbers: string[];
            tags: string[];
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        CreateAgentBody: {
            /** Format: uuid */
            business_id: string;
            call_flow?: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            description?: string;
            elevenlabs_agent_id?: string | null;
            /** @enum {string} */
            engine?: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            flow?: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            greeting?: string;
            is_active?: boolean;
            language?: string;
            llm?: {
                general_prompt?: string | null;
                high_priority?: boolean;
                max_tokens?: number | null;
                model?: string | null;
                retell_llm_id?: string | null;
                s2s_model?: string | null;
                temperature?: number;
            };
            max_duration_seconds?: number;
            model?: string | null;
            name: string;
            publish?: boolean;
            recording_enabled?: boolean;
            retell_agent_id?: string | null;
            retell_llm_id?: string | null;
            settings?: {
                max_tokens?: number | null;
                temperature?: number;
                tts_speed?: number;
            };
            /** @enum {string} */
            status?: "draft" | "pending_setup" | "active" | "inactive";
            system_prompt?: string | null;
            tools?: string[];
            turn_taking?: {
                /** @default 240 */
                barge_in_speech_ms: number;
                /** @default true */
                can_barge_in: boolean;
                /** @default 450 */
                finished_silence_ms: number;
                /** @default 2 */
                max_reminders: number;
                /** @default 750 */
                neutral_silence_ms: number;
                /** @default 8000 */
                reminder_after_ms: number;
                /** @default 1500 */
                unfinished_silence_ms: number;
            };
            use_default_prompt?: boolean;
            voice?: string | null;
            voice_id?: string | null;
            voice_settings?: {
                /** @enum {string} */
                gender?: "female" | "male";
                provider?: string;
                /** @enum {string} */
                speed?: "slow" | "normal" | "fast";
            };
        };
        CreateAgentBodyInput: {
            /** Format: uuid */
            business_id: string;
            call_flow?: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            description?: string;
            elevenlabs_agent_id?: string | null;
            /** @enum {string} */
            engine?: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            flow?: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            greeting?: string;
            is_active?: boolean;
            language?: string;
            llm?: {
                general_prompt?: string | null;
                high_priority?: boolean;
                max_tokens?: number | null;
                model?: string | null;
                retell_llm_id?: string | null;
                s2s_model?: string | null;
                temperature?: number;
            };
            max_duration_seconds?: number;
            model?: string | null;
            name: string;
            publish?: boolean;
            recording_enabled?: boolean;
            retell_agent_id?: string | null;
            retell_llm_id?: string | null;
            settings?: {
                max_tokens?: number | null;
                temperature?: number;
                tts_speed?: number;
            };
            /** @enum {string} */
            status?: "draft" | "pending_setup" | "active" | "inactive";
            system_prompt?: string | null;
            tools?: string[];
            turn_taking?: {
                /** @default 240 */
                barge_in_speech_ms: number;
                /** @default true */
                can_barge_in: boolean;
                /** @default 450 */
                finished_silence_ms: number;
                /** @default 2 */
                max_reminders: number;
                /** @default 750 */
                neutral_silence_ms: number;
                /** @default 8000 */
                reminder_after_ms: number;
                /** @default 1500 */
                unfinished_silence_ms: number;
            };
            use_default_prompt?: boolean;
            voice?: string | null;
            voice_id?: string | null;
            voice_settings?: {
                /** @enum {string} */
                gender?: "female" | "male";
                provider?: string;
                /** @enum {string} */
                speed?: "slow" | "normal" | "fast";
            };
        };
        CreateApiKey: {
            /** @default null */
            business_id: string | null;
            /** @default null */
            expires_at: string | null;
            name: string;
            /**
             * @default [
             *       "all"
             *     ]
             */
            scopes: components["schemas"]["ApiKeyScope"][];
        };
        CreateApiKeyInput: {
            /** @default null */
            business_id: string | null;
            /** @default null */
            expires_at: string | null;
            name: string;
            /**
             * @default [
             *       "all"
             *     ]
             */
            scopes: components["schemas"]["ApiKeyScopeInput"][];
        };
        CreateBusinessBody: {
            /** @default  */
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** @default null */
            forwarding_number: string | null;
            /** @default [] */
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            name: string;
            /** Format: uuid */
            owner_id?: string;
            /** @default null */
            phone_number: string | null;
            /** @default {} */
            profile: {
                [key: string]: unknown;
            };
            settings: components["schemas"]["BusinessSettingsBody"];
            timezone: string;
        };
        CreateBusinessBodyInput: {
            /** @default  */
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** @default null */
            forwarding_number: string | null;
            /** @default [] */
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            name: string;
            /** Format: uuid */
            owner_id?: string;
            /** @default null */
            phone_number: string | null;
            /** @default {} */
            profile: {
                [key: string]: unknown;
            };
            /** @default {} */
            settings: components["schemas"]["BusinessSettingsBodyInput"];
            timezone: string;
        };
        CreateContactBody: {
            /** Format: uuid */
            business_id: string;
            /** @default false */
            do_not_call: boolean;
            /** @default false */
            do_not_text: boolean;
            /** @default null */
            email: string | null;
            /** @default  */
            name: string;
            /** @default  */
            notes: string;
            phone_numbers: string[];
            /** @default [] */
            tags: string[];
        };
        CreateContactBodyInput: {
            /** Format: uuid */
            business_id: string;
            /** @default false */
            do_not_call: boolean;
            /** @default false */
            do_not_text: boolean;
            /** @default null */
            email: string | null;
            /** @default  */
            name: string;
            /** @default  */
            notes: string;
            phone_numbers: string[];
            /** @default [] */
            tags: string[];
        };
        CreateDiningTableBody: {
            capacity: number;
            /** @default true */
            is_active: boolean;
            name: string;
        };
        CreateDiningTableBodyInput: {
            capacity: number;
            /** @default true */
            is_active: boolean;
            name: string;
        };
        CreateKnowledgeBody: {
            content: string;
            /** @default null */
            elevenlabs_kb_id: string | null;
            /** @default true */
            is_active: boolean;
            name: string;
            /** @default general */
            type: string;
        };
        CreateKnowledgeBodyInput: {
            content: string;
            /** @default null */
            elevenlabs_kb_id: string | null;
            /** @default true */
            is_active: boolean;
            name: string;
            /** @default general */
            type: string;
        };
        CreateLeadBody: {
            /** @default null */
            budget: string | null;
            interest: string;
            name: string;
            /** @default  */
            notes: string;
            phone: string;
            /** @default manual */
            source: string;
            /**
             * @default new
             * @enum {string}
             */
            stage: "new" | "contacted" | "qualified" | "won" | "lost";
            /** @default null */
            timeline: string | null;
        };
        CreateLeadBodyInput: {
            /** @default null */
            budget: string | null;
            interest: string;
            name: string;
            /** @default  */
            notes: string;
            phone: string;
            /** @default manual */
            source: string;
            /**
             * @default new
             * @enum {string}
             */
            stage: "new" | "contacted" | "qualified" | "won" | "lost";
            /** @default null */
            timeline: string | null;
        };
        CreateListingBody: {
            address: string;
            /** @default null */
            area_square_feet: number | null;
            bathrooms: number;
            bedrooms: number;
            /** @default  */
            description: string;
            kind: string;
            /** @enum {string} */
            offer: "sale" | "rent";
            price: {
                amount_minor: number;
                currency: string;
            };
            reference: string;
            /**
             * @default active
             * @enum {string}
             */
            status: "active" | "under_offer" | "sold" | "withdrawn";
        };
        CreateListingBodyInput: {
            address: string;
            /** @default null */
            area_square_feet: number | null;
            bathrooms: number;
            bedrooms: number;
            /** @default  */
            description: string;
            kind: string;
            /** @enum {string} */
            offer: "sale" | "rent";
            price: {
                amount_minor: number;
                currency: string;
            };
            reference: string;
            /**
             * @default active
             * @enum {string}
             */
            status: "active" | "under_offer" | "sold" | "withdrawn";
        };
        CreateMenuItemBody: {
            /** @default [] */
            allergens: string[];
            /** @default  */
            description: string;
            /** @default [] */
            diets: string[];
            /** @default true */
            is_available: boolean;
            name: string;
            price: {
                amount_minor: number;
                currency: string;
            };
            section: string;
        };
        CreateMenuItemBodyInput: {
            /** @default [] */
            allergens: string[];
            /** @default  */
            description: string;
            /** @default [] */
            diets: string[];
            /** @default true */
            is_available: boolean;
            name: string;
            price: {
                amount_minor: number;
                currency: string;
            };
            section: string;
        };
        CreateOrderBody: {
            /** @default null */
            call_id: string | null;
            customer_name: string;
            customer_phone: string;
            items: components["schemas"]["OrderItemBody"][];
            /** @default  */
            notes: string;
            /** Format: date-time */
            pickup_at: string;
        };
        CreateOrderBodyInput: {
            /** @default null */
            call_id: string | null;
            customer_name: string;
            customer_phone: string;
            items: components["schemas"]["OrderItemBodyInput"][];
            /** @default  */
            notes: string;
            /** Format: date-time */
            pickup_at: string;
        };
        CreatePhoneNumberBody: {
            /** Format: uuid */
            agent_id?: string;
            /** Format: uuid */
            business_id?: string;
            /** @default twilio */
            carrier: string;
            /** @default null */
            carrier_number_id: string | null;
            /** @default  */
            label: string;
            number: string;
            /** @enum {string} */
            status?: "active" | "inactive";
        };
        CreatePhoneNumberBodyInput: {
            /** Format: uuid */
            agent_id?: string;
            /** Format: uuid */
            business_id?: string;
            /** @default twilio */
            carrier: string;
            /** @default null */
            carrier_number_id: string | null;
            /** @default  */
            label: string;
            number: string;
            /** @enum {string} */
            status?: "active" | "inactive";
        };
        CreateReservationBody: {
            /** Format: date */
            date: string;
            guest_name: string;
            guest_phone: string;
            /** @default  */
            notes: string;
            party_size: number;
            time: string;
        };
        CreateReservationBodyInput: {
            /** Format: date */
            date: string;
            guest_name: string;
            guest_phone: string;
            /** @default  */
            notes: string;
            party_size: number;
            time: string;
        };
        CreateRestaurantBody: {
            /** @default  */
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** @default null */
            forwarding_number: string | null;
            /** @default [] */
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            name: string;
            /** Format: uuid */
            owner_id?: string;
            /** @default null */
            phone_number: string | null;
            reservation_rules: {
                /** @default 60 */
                last_seating_before_close_minutes: number;
                /** @default 60 */
                max_days_ahead: number;
                /** @default 8 */
                max_party_size: number;
                /** @default 30 */
                min_notice_minutes: number;
                /** @default 1 */
                min_party_size: number;
                /** @default 90 */
                seating_minutes: number;
                /** @default 15 */
                slot_minutes: number;
            };
            settings: components["schemas"]["BusinessSettingsBody"];
            timezone: string;
        };
        CreateRestaurantBodyInput: {
            /** @default  */
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** @default null */
            forwarding_number: string | null;
            /** @default [] */
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            name: string;
            /** Format: uuid */
            owner_id?: string;
            /** @default null */
            phone_number: string | null;
            /** @default {} */
            reservation_rules: {
                /** @default 60 */
                last_seating_before_close_minutes: number;
                /** @default 60 */
                max_days_ahead: number;
                /** @default 8 */
                max_party_size: number;
                /** @default 30 */
                min_notice_minutes: number;
                /** @default 1 */
                min_party_size: number;
                /** @default 90 */
                seating_minutes: number;
                /** @default 15 */
                slot_minutes: number;
            };
            /** @default {} */
            settings: components["schemas"]["BusinessSettingsBodyInput"];
            timezone: string;
        };
        CreateSpecialBody: {
            /** @default  */
            description: string;
            /** @default null */
            price: {
                amount_minor: number;
                currency: string;
            } | null;
            title: string;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until: string;
        };
        CreateSpecialBodyInput: {
            /** @default  */
            description: string;
            /** @default null */
            price: {
                amount_minor: number;
                currency: string;
            } | null;
            title: string;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until: string;
        };
        CreateUser: {
            /** Format: email */
            email: string;
            /** @default null */
            first_name: string | null;
            /** @default true */
            is_active: boolean;
            /** @default null */
            last_name: string | null;
            /** @default [] */
            memberships: {
                /** Format: uuid */
                business_id: string;
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            password?: string;
            /**
             * @default member
             * @enum {string}
             */
            role: "admin" | "member";
            /** @default null */
            username: string | null;
        };
        CreateUserInput: {
            /** Format: email */
            email: string;
            /** @default null */
            first_name: string | null;
            /** @default true */
            is_active: boolean;
            /** @default null */
            last_name: string | null;
            /** @default [] */
            memberships: {
                /** Format: uuid */
                business_id: string;
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            password?: string;
            /**
             * @default member
             * @enum {string}
             */
            role: "admin" | "member";
            /** @default null */
            username: string | null;
        };
        CreateViewingBody: {
            /** Format: date */
            date: string;
            /** Format: uuid */
            listing_id: string;
            /** @default  */
            notes: string;
            time: string;
            visitor_name: string;
            visitor_phone: string;
        };
        CreateViewingBodyInput: {
            /** Format: date */
            date: string;
            /** Format: uuid */
            listing_id: string;
            /** @default  */
            notes: string;
            time: string;
            visitor_name: string;
            visitor_phone: string;
        };
        CreateWebhookBody: {
            /** Format: uuid */
            business_id: string;
            /** @default  */
            description: string;
            /** @default [] */
            events: components["schemas"]["WebhookEvent"][];
            /** @default true */
            is_active: boolean;
            /** @default events */
            kind: components["schemas"]["WebhookKind"];
            url: string;
        };
        CreateWebhookBodyInput: {
            /** Format: uuid */
            business_id: string;
            /** @default  */
            description: string;
            /** @default [] */
            events: components["schemas"]["WebhookEventInput"][];
            /** @default true */
            is_active: boolean;
            /** @default events */
            kind: components["schemas"]["WebhookKindInput"];
            url: string;
        };
        CurrentUser: {
            email: string;
            first_name: string | null;
            /** Format: uuid */
            id: string;
            last_name: string | null;
            memberships: {
                /** Format: uuid */
                business_id: string;
                business_name: string;
                /** @enum {string} */
                kind: "restaurant" | "real_estate" | "general";
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            /** @enum {string} */
            role: "admin" | "member";
            username: string | null;
        };
        CurrentUserInput: {
            email: string;
            first_name: string | null;
            /** Format: uuid */
            id: string;
            last_name: string | null;
            memberships: {
                /** Format: uuid */
                business_id: string;
                business_name: string;
                /** @enum {string} */
                kind: "restaurant" | "real_estate" | "general";
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            /** @enum {string} */
            role: "admin" | "member";
            username: string | null;
        };
        DiningTable: {
            capacity: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        DiningTableInput: {
            capacity: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        InviteMember: {
            /** Format: email */
            email: string;
            /** @default null */
            first_name: string | null;
            /** @default null */
            last_name: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "staff";
        };
        InviteMemberInput: {
            /** Format: email */
            email: string;
            /** @default null */
            first_name: string | null;
            /** @default null */
            last_name: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "staff";
        };
        KnowledgeItem: {
            /** Format: uuid */
            business_id: string;
            chunk_count: number;
            content: string;
            /** Format: date-time */
            created_at: string;
            elevenlabs_kb_id: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            source_name: string | null;
            type: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        KnowledgeItemInput: {
            /** Format: uuid */
            business_id: string;
            chunk_count: number;
            content: string;
            /** Format: date-time */
            created_at: string;
            elevenlabs_kb_id: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            source_name: string | null;
            type: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        KnowledgeSummary: {
            /** Format: uuid */
            business_id: string;
            chunk_count: number;
            /** Format: date-time */
            created_at: string;
            elevenlabs_kb_id: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            source_name: string | null;
            type: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        KnowledgeSummaryInput: {
            /** Format: uuid */
            business_id: string;
            chunk_count: number;
            /** Format: date-time */
            created_at: string;
            elevenlabs_kb_id: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            source_name: string | null;
            type: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        KnowledgeVersion: {
            content: string;
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            name: string;
            type: string;
            version: number;
        };
        KnowledgeVersionInput: {
            content: string;
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            name: string;
            type: string;
            version: number;
        };
        KnowledgeVersionSummary: {
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            name: string;
            type: string;
            version: number;
        };
        KnowledgeVersionSummaryInput: {
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            name: string;
            type: string;
            version: number;
        };
        Lead: {
            budget: string | null;
            call_id: string | null;
            contact_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            interest: string;
            name: string;
            notes: string;
            phone: string;
            source: string;
            /** @enum {string} */
            stage: "new" | "contacted" | "qualified" | "won" | "lost";
            timeline: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        LeadInput: {
            budget: string | null;
            call_id: string | null;
            contact_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            interest: string;
            name: string;
            notes: string;
            phone: string;
            source: string;
            /** @enum {string} */
            stage: "new" | "contacted" | "qualified" | "won" | "lost";
            timeline: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        Listing: {
            address: string;
            area_square_feet: number | null;
            bathrooms: number;
            bedrooms: number;
            /** Format: date-time */
            created_at: string;
            /** @default  */
            description: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @enum {string} */
            offer: "sale" | "rent";
            price: {
                amount_minor: number;
                currency: string;
            };
            reference: string;
            /**
             * @default active
             * @enum {string}
             */
            status: "active" | "under_offer" | "sold" | "withdrawn";
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ListingInput: {
            address: string;
            area_square_feet: number | null;
            bathrooms: number;
            bedrooms: number;
            /** Format: date-time */
            created_at: string;
            /** @default  */
            description: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @enum {string} */
            offer: "sale" | "rent";
            price: {
                amount_minor: number;
                currency: string;
            };
            reference: string;
            /**
             * @default active
             * @enum {string}
             */
            status: "active" | "under_offer" | "sold" | "withdrawn";
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        Member: {
            email: string;
            first_name: string | null;
            last_name: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "staff";
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            status: "invited" | "active" | "inactive";
            /** Format: uuid */
            user_id: string;
        };
        MemberInput: {
            email: string;
            first_name: string | null;
            last_name: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "staff";
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            status: "invited" | "active" | "inactive";
            /** Format: uuid */
            user_id: string;
        };
        MenuAvailabilityBody: {
            is_available: boolean;
        };
        MenuAvailabilityBodyInput: {
            is_available: boolean;
        };
        MenuImportBody: {
            items: components["schemas"]["CreateMenuItemBody"][];
            /** @default false */
            replace: boolean;
        };
        MenuImportBodyInput: {
            items: components["schemas"]["CreateMenuItemBodyInput"][];
            /** @default false */
            replace: boolean;
        };
        MenuImportResult: {
            added: number;
            removed: number;
        };
        MenuImportResultInput: {
            added: number;
            removed: number;
        };
        MenuItem: {
            /** @default [] */
            allergens: string[];
            /** Format: date-time */
            created_at: string;
            /** @default  */
            description: string;
            /** @default [] */
            diets: string[];
            /** Format: uuid */
            id: string;
            /** @default true */
            is_available: boolean;
            name: string;
            position: number;
            price: {
                amount_minor: number;
                currency: string;
            };
            section: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        MenuItemInput: {
            /** @default [] */
            allergens: string[];
            /** Format: date-time */
            created_at: string;
            /** @default  */
            description: string;
            /** @default [] */
            diets: string[];
            /** Format: uuid */
            id: string;
            /** @default true */
            is_available: boolean;
            name: string;
            position: number;
            price: {
                amount_minor: number;
                currency: string;
            };
            section: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        MenuOrder: {
            ids: string[];
        };
        MenuOrderBody: {
            ids: string[];
        };
        MenuOrderBodyInput: {
            ids: string[];
        };
        MenuOrderInput: {
            ids: string[];
        };
        NewApiKey: {
            business_id: string | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            key: string;
            last_used_at: string | null;
            name: string;
            prefix: string;
            scopes: components["schemas"]["ApiKeyScope"][];
            version: number;
        };
        NewApiKeyInput: {
            business_id: string | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            key: string;
            last_used_at: string | null;
            name: string;
            prefix: string;
            scopes: components["schemas"]["ApiKeyScopeInput"][];
            version: number;
        };
        Order: {
            call_id: string | null;
            /** Format: date-time */
            created_at: string;
            customer_name: string;
            customer_phone: string;
            /** Format: uuid */
            id: string;
            items: components["schemas"]["OrderItem"][];
            notes: string;
            /** Format: date-time */
            pickup_at: string;
            /** @enum {string} */
            status: "received" | "preparing" | "ready" | "completed" | "canceled";
            total: {
                amount_minor: number;
                currency: string;
            };
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        OrderInput: {
            call_id: string | null;
            /** Format: date-time */
            created_at: string;
            customer_name: string;
            customer_phone: string;
            /** Format: uuid */
            id: string;
            items: components["schemas"]["OrderItemInput"][];
            notes: string;
            /** Format: date-time */
            pickup_at: string;
            /** @enum {string} */
            status: "received" | "preparing" | "ready" | "completed" | "canceled";
            total: {
                amount_minor: number;
                currency: string;
            };
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        OrderItem: {
            /** Format: uuid */
            id: string;
            menu_item_id: string | null;
            modifiers: string;
            name: string;
            quantity: number;
            unit_price: {
                amount_minor: number;
                currency: string;
            };
        };
        OrderItemBody: {
            /** Format: uuid */
            menu_item_id: string;
            /** @default  */
            modifiers: string;
            /** @default 1 */
            quantity: number;
        } | {
            /** @default  */
            modifiers: string;
            name: string;
            /** @default 1 */
            quantity: number;
            unit_price: {
                amount_minor: number;
                currency: string;
            };
        };
        OrderItemBodyInput: {
            /** Format: uuid */
            menu_item_id: string;
            /** @default  */
            modifiers: string;
            /** @default 1 */
            quantity: number;
        } | {
            /** @default  */
            modifiers: string;
            name: string;
            /** @default 1 */
            quantity: number;
            unit_price: {
                amount_minor: number;
                currency: string;
            };
        };
        OrderItemInput: {
            /** Format: uuid */
            id: string;
            menu_item_id: string | null;
            modifiers: string;
            name: string;
            quantity: number;
            unit_price: {
                amount_minor: number;
                currency: string;
            };
        };
        /** @enum {string} */
        Permission: "business:read" | "business:write" | "business:delete" | "members:read" | "members:write" | "agents:read" | "agents:write" | "knowledge:read" | "knowledge:write" | "calls:read" | "calls:hear" | "calls:write" | "bookings:read" | "bookings:write" | "catalog:read" | "catalog:write" | "numbers:read" | "numbers:write" | "contacts:read" | "contacts:write" | "webhooks:read" | "webhooks:write" | "audit:read" | "analytics:read" | "platform:users" | "platform:businesses" | "platform:requests" | "platform:numbers" | "platform:agents";
        /** @enum {string} */
        PermissionInput: "business:read" | "business:write" | "business:delete" | "members:read" | "members:write" | "agents:read" | "agents:write" | "knowledge:read" | "knowledge:write" | "calls:read" | "calls:hear" | "calls:write" | "bookings:read" | "bookings:write" | "catalog:read" | "catalog:write" | "numbers:read" | "numbers:write" | "contacts:read" | "contacts:write" | "webhooks:read" | "webhooks:write" | "audit:read" | "analytics:read" | "platform:users" | "platform:businesses" | "platform:requests" | "platform:numbers" | "platform:agents";
        PhoneNumber: {
            agent_id: string | null;
            agent_name: string | null;
            assigned_agent_id: string | null;
            business_id: string | null;
            calls_received: number;
            carrier: string;
            carrier_number_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            label: string;
            number: string;
            /** @enum {string} */
            status: "active" | "inactive" | "unassigned";
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        PhoneNumberInput: {
            agent_id: string | null;
            agent_name: string | null;
            assigned_agent_id: string | null;
            business_id: string | null;
            calls_received: number;
            carrier: string;
            carrier_number_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            label: string;
            number: string;
            /** @enum {string} */
            status: "active" | "inactive" | "unassigned";
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        Problem: {
            code: string;
            detail?: string;
            problems?: {
                field: string;
                message: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        ProblemInput: {
            code: string;
            detail?: string;
            problems?: {
                field: string;
                message: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        PromptPreview: {
            empty_variables: string[];
            prompt: string;
            unknown_variables: string[];
            values: {
                name: string;
                value: string;
            }[];
        };
        PromptPreviewBody: {
            /** Format: date-time */
            at?: string;
            /** @default null */
            caller_number: string | null;
            system_prompt?: string;
        };
        PromptPreviewBodyInput: {
            /** Format: date-time */
            at?: string;
            /** @default null */
            caller_number: string | null;
            system_prompt?: string;
        };
        PromptPreviewInput: {
            empty_variables: string[];
            prompt: string;
            unknown_variables: string[];
            values: {
                name: string;
                value: string;
            }[];
        };
        PromptTemplate: {
            description: string;
            id: string;
            is_default: boolean;
            kind: ("restaurant" | "real_estate" | "general") | null;
            text: string;
            title: string;
        };
        PromptTemplateInput: {
            description: string;
            id: string;
            is_default: boolean;
            kind: ("restaurant" | "real_estate" | "general") | null;
            text: string;
            title: string;
        };
        PromptTemplateList: {
            items: components["schemas"]["PromptTemplate"][];
            variables: {
                description: string;
                name: string;
            }[];
        };
        PromptTemplateListInput: {
            items: components["schemas"]["PromptTemplateInput"][];
            variables: {
                description: string;
                name: string;
            }[];
        };
        PublishBody: {
            number?: number;
            version?: number;
        };
        PublishBodyInput: {
            number?: number;
            version?: number;
        };
        RejectVoiceAgentBody: {
            reason: string;
        };
        RejectVoiceAgentBodyInput: {
            reason: string;
        };
        Reservation: {
            call_id: string | null;
            confirmation_code: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            date: string;
            /** Format: date-time */
            ends_at: string;
            guest_name: string;
            guest_phone: string;
            /** Format: uuid */
            id: string;
            /** @default  */
            notes: string;
            party_size: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "booked" | "seated" | "completed" | "canceled" | "no_show";
            /** Format: uuid */
            table_id: string;
            table_name: string;
            time: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ReservationInput: {
            call_id: string | null;
            confirmation_code: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            date: string;
            /** Format: date-time */
            ends_at: string;
            guest_name: string;
            guest_phone: string;
            /** Format: uuid */
            id: string;
            /** @default  */
            notes: string;
            party_size: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "booked" | "seated" | "completed" | "canceled" | "no_show";
            /** Format: uuid */
            table_id: string;
            table_name: string;
            time: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ReservationStatusBody: {
            /** @enum {string} */
            status: "booked" | "seated" | "completed" | "canceled" | "no_show";
        };
        ReservationStatusBodyInput: {
            /** @enum {string} */
            status: "booked" | "seated" | "completed" | "canceled" | "no_show";
        };
        ResetPassword: {
            /** Format: email */
            email?: string;
            new_password?: string;
            token?: string;
        };
        ResetPasswordInput: {
            /** Format: email */
            email?: string;
            new_password?: string;
            token?: string;
        };
        Restaurant: {
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** Format: date-time */
            created_at: string;
            forwarding_number: string | null;
            hours: {
                /** @default [] */
                exceptions: {
                    /** Format: date */
                    date: string;
                    intervals: {
                        closes: string;
                        opens: string;
                    }[];
                    note?: string;
                }[];
                timezone: string;
                weekly: {
                    /** @default [] */
                    friday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    monday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    saturday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    sunday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    thursday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    tuesday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    wednesday: {
                        closes: string;
                        opens: string;
                    }[];
                };
            };
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            menu: {
                /** @default [] */
                allergens: string[];
                /** @default  */
                description: string;
                /** @default [] */
                diets: string[];
                /** Format: uuid */
                id: string;
                /** @default true */
                is_available: boolean;
                name: string;
                price: {
                    amount_minor: number;
                    currency: string;
                };
                section: string;
            }[];
            name: string;
            phone_number: string | null;
            reservation_rules: {
                /** @default 60 */
                last_seating_before_close_minutes: number;
                /** @default 60 */
                max_days_ahead: number;
                /** @default 8 */
                max_party_size: number;
                /** @default 30 */
                min_notice_minutes: number;
                /** @default 1 */
                min_party_size: number;
                /** @default 90 */
                seating_minutes: number;
                /** @default 15 */
                slot_minutes: number;
            };
            settings: {
                /** @default true */
                answer_when_closed: boolean;
                /** @default [] */
                facts: {
                    answer: string;
                    topic: string;
                }[];
                forwarding?: components["schemas"]["CallForwarding"];
                when_closed?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
                when_inactive?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
            };
            specials: {
                /** @default  */
                description: string;
                /** Format: uuid */
                id: string;
                price?: {
                    amount_minor: number;
                    currency: string;
                };
                title: string;
                /** Format: date */
                valid_from: string;
                /** Format: date */
                valid_until: string;
            }[];
            tables: {
                capacity: number;
                /** Format: uuid */
                id: string;
                is_active: boolean;
                name: string;
            }[];
            timezone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        RestaurantInput: {
            address: string;
            business_hours: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            /** Format: date-time */
            created_at: string;
            forwarding_number: string | null;
            hours: {
                /** @default [] */
                exceptions: {
                    /** Format: date */
                    date: string;
                    intervals: {
                        closes: string;
                        opens: string;
                    }[];
                    note?: string;
                }[];
                timezone: string;
                weekly: {
                    /** @default [] */
                    friday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    monday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    saturday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    sunday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    thursday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    tuesday: {
                        closes: string;
                        opens: string;
                    }[];
                    /** @default [] */
                    wednesday: {
                        closes: string;
                        opens: string;
                    }[];
                };
            };
            hours_exceptions: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "real_estate" | "general";
            menu: {
                /** @default [] */
                allergens: string[];
                /** @default  */
                description: string;
                /** @default [] */
                diets: string[];
                /** Format: uuid */
                id: string;
                /** @default true */
                is_available: boolean;
                name: string;
                price: {
                    amount_minor: number;
                    currency: string;
                };
                section: string;
            }[];
            name: string;
            phone_number: string | null;
            reservation_rules: {
                /** @default 60 */
                last_seating_before_close_minutes: number;
                /** @default 60 */
                max_days_ahead: number;
                /** @default 8 */
                max_party_size: number;
                /** @default 30 */
                min_notice_minutes: number;
                /** @default 1 */
                min_party_size: number;
                /** @default 90 */
                seating_minutes: number;
                /** @default 15 */
                slot_minutes: number;
            };
            settings: {
                /** @default true */
                answer_when_closed: boolean;
                /** @default [] */
                facts: {
                    answer: string;
                    topic: string;
                }[];
                forwarding?: components["schemas"]["CallForwardingInput"];
                when_closed?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
                when_inactive?: {
                    text: string;
                    /** @constant */
                    type: "message";
                } | {
                    to: string;
                    /** @constant */
                    type: "forward";
                };
            };
            specials: {
                /** @default  */
                description: string;
                /** Format: uuid */
                id: string;
                price?: {
                    amount_minor: number;
                    currency: string;
                };
                title: string;
                /** Format: date */
                valid_from: string;
                /** Format: date */
                valid_until: string;
            }[];
            tables: {
                capacity: number;
                /** Format: uuid */
                id: string;
                is_active: boolean;
                name: string;
            }[];
            timezone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        RollbackBody: {
            number?: number;
            /** @default false */
            restore_draft: boolean;
            version?: number;
        };
        RollbackBodyInput: {
            number?: number;
            /** @default false */
            restore_draft: boolean;
            version?: number;
        };
        Special: {
            /** Format: date-time */
            created_at: string;
            /** @default  */
            description: string;
            /** Format: uuid */
            id: string;
            price?: {
                amount_minor: number;
                currency: string;
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until: string;
            version: number;
        };
        SpecialInput: {
            /** Format: date-time */
            created_at: string;
            /** @default  */
            description: string;
            /** Format: uuid */
            id: string;
            price?: {
                amount_minor: number;
                currency: string;
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until: string;
            version: number;
        };
        TestAgentBody: {
            /** Format: date-time */
            at?: string;
            /** @default null */
            caller_number: string | null;
            input?: string;
            message?: string;
            messages?: {
                /** @enum {string} */
                role: "caller" | "agent";
                text: string;
            }[];
            session?: string;
            /**
             * @default draft
             * @enum {string}
             */
            source: "draft" | "published";
        };
        TestAgentBodyInput: {
            /** Format: date-time */
            at?: string;
            /** @default null */
            caller_number: string | null;
            input?: string;
            message?: string;
            messages?: {
                /** @enum {string} */
                role: "caller" | "agent";
                text: string;
            }[];
            session?: string;
            /**
             * @default draft
             * @enum {string}
             */
            source: "draft" | "published";
        };
        TestAgentResult: {
            duration_ms: number;
            ended: ("agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted") | null;
            messages: {
                /** @enum {string} */
                role: "caller" | "agent";
                text: string;
            }[];
            reply: string;
            session: string;
            /** @enum {string} */
            source: "draft" | "published";
            tool_calls: {
                arguments: {
                    [key: string]: unknown;
                };
                code: string;
                /** @constant */
                simulated: true;
                tool: string;
                value: {
                    [key: string]: unknown;
                };
            }[];
            transferred_to: string | null;
        };
        TestAgentResultInput: {
            duration_ms: number;
            ended: ("agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted") | null;
            messages: {
                /** @enum {string} */
                role: "caller" | "agent";
                text: string;
            }[];
            reply: string;
            session: string;
            /** @enum {string} */
            source: "draft" | "published";
            tool_calls: {
                arguments: {
                    [key: string]: unknown;
                };
                code: string;
                /** @constant */
                simulated: true;
                tool: string;
                value: {
                    [key: string]: unknown;
                };
            }[];
            transferred_to: string | null;
        };
        ToggleVoiceAgentBody: {
            /** @enum {string} */
            status: "active" | "inactive";
        };
        ToggleVoiceAgentBodyInput: {
            /** @enum {string} */
            status: "active" | "inactive";
        };
        UpdateAgentBody: {
            call_flow?: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            description?: string;
            elevenlabs_agent_id?: string | null;
            /** @enum {string} */
            engine?: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            flow?: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            greeting?: string;
            is_active?: boolean;
            language?: string;
            llm?: {
                general_prompt?: string | null;
                high_priority?: boolean;
                max_tokens?: number | null;
                model?: string | null;
                retell_llm_id?: string | null;
                s2s_model?: string | null;
                temperature?: number;
            };
            max_duration_seconds?: number;
            model?: string | null;
            name?: string;
            publish?: boolean;
            recording_enabled?: boolean;
            retell_agent_id?: string | null;
            retell_llm_id?: string | null;
            settings?: {
                max_tokens?: number | null;
                temperature?: number;
                tts_speed?: number;
            };
            /** @enum {string} */
            status?: "draft" | "pending_setup" | "active" | "inactive";
            system_prompt?: string | null;
            tools?: string[];
            turn_taking?: {
                /** @default 240 */
                barge_in_speech_ms: number;
                /** @default true */
                can_barge_in: boolean;
                /** @default 450 */
                finished_silence_ms: number;
                /** @default 2 */
                max_reminders: number;
                /** @default 750 */
                neutral_silence_ms: number;
                /** @default 8000 */
                reminder_after_ms: number;
                /** @default 1500 */
                unfinished_silence_ms: number;
            };
            use_default_prompt?: boolean;
            version?: number;
            voice?: string | null;
            voice_id?: string | null;
            voice_settings?: {
                /** @enum {string} */
                gender?: "female" | "male";
                provider?: string;
                /** @enum {string} */
                speed?: "slow" | "normal" | "fast";
            };
        };
        UpdateAgentBodyInput: {
            call_flow?: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            description?: string;
            elevenlabs_agent_id?: string | null;
            /** @enum {string} */
            engine?: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
            flow?: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            greeting?: string;
            is_active?: boolean;
            language?: string;
            llm?: {
                general_prompt?: string | null;
                high_priority?: boolean;
                max_tokens?: number | null;
                model?: string | null;
                retell_llm_id?: string | null;
                s2s_model?: string | null;
                temperature?: number;
            };
            max_duration_seconds?: number;
            model?: string | null;
            name?: string;
            publish?: boolean;
            recording_enabled?: boolean;
            retell_agent_id?: string | null;
            retell_llm_id?: string | null;
            settings?: {
                max_tokens?: number | null;
                temperature?: number;
                tts_speed?: number;
            };
            /** @enum {string} */
            status?: "draft" | "pending_setup" | "active" | "inactive";
            system_prompt?: string | null;
            tools?: string[];
            turn_taking?: {
                /** @default 240 */
                barge_in_speech_ms: number;
                /** @default true */
                can_barge_in: boolean;
                /** @default 450 */
                finished_silence_ms: number;
                /** @default 2 */
                max_reminders: number;
                /** @default 750 */
                neutral_silence_ms: number;
                /** @default 8000 */
                reminder_after_ms: number;
                /** @default 1500 */
                unfinished_silence_ms: number;
            };
            use_default_prompt?: boolean;
            version?: number;
            voice?: string | null;
            voice_id?: string | null;
            voice_settings?: {
                /** @enum {string} */
                gender?: "female" | "male";
                provider?: string;
                /** @enum {string} */
                speed?: "slow" | "normal" | "fast";
            };
        };
        UpdateApiKey: {
            name?: string;
            scopes?: components["schemas"]["ApiKeyScope"][];
            version?: number;
        };
        UpdateApiKeyInput: {
            name?: string;
            scopes?: components["schemas"]["ApiKeyScopeInput"][];
            version?: number;
        };
        UpdateBusinessBody: {
            address?: string;
            business_hours?: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            forwarding_number?: string | null;
            hours_exceptions?: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            name?: string;
            phone_number?: string | null;
            profile?: {
                [key: string]: unknown;
            };
            timezone?: string;
            version?: number;
        };
        UpdateBusinessBodyInput: {
            address?: string;
            business_hours?: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            forwarding_number?: string | null;
            hours_exceptions?: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            name?: string;
            phone_number?: string | null;
            profile?: {
                [key: string]: unknown;
            };
            timezone?: string;
            version?: number;
        };
        UpdateContactBody: {
            do_not_call?: boolean;
            do_not_text?: boolean;
            email?: string | null;
            name?: string;
            notes?: string;
            phone_numbers?: string[];
            tags?: string[];
            version?: number;
        };
        UpdateContactBodyInput: {
            do_not_call?: boolean;
            do_not_text?: boolean;
            email?: string | null;
            name?: string;
            notes?: string;
            phone_numbers?: string[];
            tags?: string[];
            version?: number;
        };
        UpdateDiningTableBody: {
            capacity?: number;
            is_active?: boolean;
            name?: string;
            version?: number;
        };
        UpdateDiningTableBodyInput: {
            capacity?: number;
            is_active?: boolean;
            name?: string;
            version?: number;
        };
        UpdateFlowBody: {
            flow: {
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            version?: number;
        };
        UpdateFlowBodyInput: {
            flow: {
                /** @default {} */
                anywhere: {
                    goodbye?: string;
                    home?: string;
                    person?: string;
                };
                nodes: ({
                    id: string;
                    next: string;
                    text: string;
                    /** @constant */
                    type: "say";
                } | {
                    confirm?: string;
                    id: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_failure: string;
                    opening?: string;
                    slots: {
                        choices?: string[];
                        /** @default false */
                        confirm: boolean;
                        /** @enum {string} */
                        kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
                        name: string;
                        prompt: string;
                        reprompt?: string;
                        suggestion?: string;
                        suggestion_prompt?: string;
                        /** @constant */
                        within?: "opening_hours";
                    }[];
                    /** @constant */
                    type: "ask";
                } | {
                    follow_up?: string;
                    id: string;
                    intents: {
                        next: string;
                        phrases: string[];
                    }[];
                    /** @default 3 */
                    max_attempts: number;
                    on_failure: string;
                    prompt?: string;
                    reprompt?: string;
                    /** @constant */
                    type: "listen";
                } | {
                    branches: {
                        next: string;
                        when: {
                            /** @enum {string} */
                            operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
                            path: string;
                            value?: string | number | boolean;
                        };
                    }[];
                    id: string;
                    otherwise: string;
                    /** @constant */
                    type: "branch";
                } | {
                    arguments: {
                        [key: string]: string;
                    };
                    filler?: string;
                    id: string;
                    on: {
                        [key: string]: string;
                    };
                    otherwise: string;
                    tool: string;
                    /** @constant */
                    type: "tool";
                } | {
                    assign: {
                        [key: string]: string;
                    };
                    from: string;
                    id: string;
                    /** @default 3 */
                    limit: number;
                    many: string;
                    /** @default 3 */
                    max_attempts: number;
                    next: string;
                    on_empty: string;
                    on_failure: string;
                    on_refusal: string;
                    one: string;
                    option: string;
                    /** @constant */
                    type: "offer";
                } | {
                    id: string;
                    next: string;
                    slots: string[];
                    /** @constant */
                    type: "clear";
                } | {
                    id: string;
                    text?: string;
                    to?: string;
                    /** @constant */
                    type: "transfer";
                } | {
                    disposition: string;
                    id: string;
                    text?: string;
                    /** @constant */
                    type: "end";
                })[];
                start: string;
            };
            version?: number;
        };
        UpdateKnowledgeBody: {
            content?: string;
            elevenlabs_kb_id?: string | null;
            is_active?: boolean;
            name?: string;
            type?: string;
            version?: number;
        };
        UpdateKnowledgeBodyInput: {
            content?: string;
            elevenlabs_kb_id?: string | null;
            is_active?: boolean;
            name?: string;
            type?: string;
            version?: number;
        };
        UpdateLeadBody: {
            budget?: string | null;
            interest?: string;
            name?: string;
            notes?: string;
            phone?: string;
            source?: string;
            /** @enum {string} */
            stage?: "new" | "contacted" | "qualified" | "won" | "lost";
            timeline?: string | null;
            version?: number;
        };
        UpdateLeadBodyInput: {
            budget?: string | null;
            interest?: string;
            name?: string;
            notes?: string;
            phone?: string;
            source?: string;
            /** @enum {string} */
            stage?: "new" | "contacted" | "qualified" | "won" | "lost";
            timeline?: string | null;
            version?: number;
        };
        UpdateListingBody: {
            address?: string;
            area_square_feet?: number | null;
            bathrooms?: number;
            bedrooms?: number;
            description?: string;
            kind?: string;
            /** @enum {string} */
            offer?: "sale" | "rent";
            price?: {
                amount_minor: number;
                currency: string;
            };
            reference?: string;
            /** @enum {string} */
            status?: "active" | "under_offer" | "sold" | "withdrawn";
            version?: number;
        };
        UpdateListingBodyInput: {
            address?: string;
            area_square_feet?: number | null;
            bathrooms?: number;
            bedrooms?: number;
            description?: string;
            kind?: string;
            /** @enum {string} */
            offer?: "sale" | "rent";
            price?: {
                amount_minor: number;
                currency: string;
            };
            reference?: string;
            /** @enum {string} */
            status?: "active" | "under_offer" | "sold" | "withdrawn";
            version?: number;
        };
        UpdateMember: {
            /** @enum {string} */
            role: "owner" | "manager" | "staff";
        };
        UpdateMemberInput: {
            /** @enum {string} */
            role: "owner" | "manager" | "staff";
        };
        UpdateMenuItemBody: {
            allergens?: string[];
            description?: string;
            diets?: string[];
            is_available?: boolean;
            name?: string;
            price?: {
                amount_minor: number;
                currency: string;
            };
            section?: string;
            version?: number;
        };
        UpdateMenuItemBodyInput: {
            allergens?: string[];
            description?: string;
            diets?: string[];
            is_available?: boolean;
            name?: string;
            price?: {
                amount_minor: number;
                currency: string;
            };
            section?: string;
            version?: number;
        };
        UpdateOrderBody: {
            customer_name?: string;
            customer_phone?: string;
            items?: components["schemas"]["OrderItemBody"][];
            notes?: string;
            /** Format: date-time */
            pickup_at?: string;
            /** @enum {string} */
            status?: "received" | "preparing" | "ready" | "completed" | "canceled";
            version?: number;
        };
        UpdateOrderBodyInput: {
            customer_name?: string;
            customer_phone?: string;
            items?: components["schemas"]["OrderItemBodyInput"][];
            notes?: string;
            /** Format: date-time */
            pickup_at?: string;
            /** @enum {string} */
            status?: "received" | "preparing" | "ready" | "completed" | "canceled";
            version?: number;
        };
        UpdatePhoneNumberBody: {
            agent_id?: string | null;
            assigned_agent_id?: string | null;
            business_id?: string | null;
            carrier_number_id?: string | null;
            label?: string;
            /** @enum {string} */
            status?: "active" | "inactive" | "unassigned";
            version?: number;
        };
        UpdatePhoneNumberBodyInput: {
            agent_id?: string | null;
            assigned_agent_id?: string | null;
            business_id?: string | null;
            carrier_number_id?: string | null;
            label?: string;
            /** @enum {string} */
            status?: "active" | "inactive" | "unassigned";
            version?: number;
        };
        UpdateReservationBody: {
            /** Format: date */
            date?: string;
            guest_name?: string;
            guest_phone?: string;
            notes?: string;
            party_size?: number;
            time?: string;
            version?: number;
        };
        UpdateReservationBodyInput: {
            /** Format: date */
            date?: string;
            guest_name?: string;
            guest_phone?: string;
            notes?: string;
            party_size?: number;
            time?: string;
            version?: number;
        };
        UpdateRestaurantBody: {
            address?: string;
            business_hours?: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            forwarding_number?: string | null;
            hours_exceptions?: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            name?: string;
            phone_number?: string | null;
            reservation_rules?: {
                /** @default 60 */
                last_seating_before_close_minutes: number;
                /** @default 60 */
                max_days_ahead: number;
                /** @default 8 */
                max_party_size: number;
                /** @default 30 */
                min_notice_minutes: number;
                /** @default 1 */
                min_party_size: number;
                /** @default 90 */
                seating_minutes: number;
                /** @default 15 */
                slot_minutes: number;
            };
            timezone?: string;
            version?: number;
        };
        UpdateRestaurantBodyInput: {
            address?: string;
            business_hours?: {
                /** @default [] */
                friday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                monday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                saturday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                sunday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                thursday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                tuesday: {
                    closes: string;
                    opens: string;
                }[];
                /** @default [] */
                wednesday: {
                    closes: string;
                    opens: string;
                }[];
            };
            forwarding_number?: string | null;
            hours_exceptions?: {
                /** Format: date */
                date: string;
                intervals: {
                    closes: string;
                    opens: string;
                }[];
                note?: string;
            }[];
            name?: string;
            phone_number?: string | null;
            reservation_rules?: {
                /** @default 60 */
                last_seating_before_close_minutes: number;
                /** @default 60 */
                max_days_ahead: number;
                /** @default 8 */
                max_party_size: number;
                /** @default 30 */
                min_notice_minutes: number;
                /** @default 1 */
                min_party_size: number;
                /** @default 90 */
                seating_minutes: number;
                /** @default 15 */
                slot_minutes: number;
            };
            timezone?: string;
            version?: number;
        };
        UpdateSettingsBody: {
            /** @default true */
            answer_when_closed: boolean;
            /** @default [] */
            facts: {
                answer: string;
                topic: string;
            }[];
            forwarding?: components["schemas"]["CallForwarding"];
            version?: number;
            when_closed?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
            when_inactive?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
        };
        UpdateSettingsBodyInput: {
            /** @default true */
            answer_when_closed: boolean;
            /** @default [] */
            facts: {
                answer: string;
                topic: string;
            }[];
            forwarding?: components["schemas"]["CallForwardingInput"];
            version?: number;
            when_closed?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
            when_inactive?: {
                text: string;
                /** @constant */
                type: "message";
            } | {
                to: string;
                /** @constant */
                type: "forward";
            };
        };
        UpdateSpecialBody: {
            description?: string;
            price?: {
                amount_minor: number;
                currency: string;
            } | null;
            title?: string;
            /** Format: date */
            valid_from?: string;
            /** Format: date */
            valid_until?: string;
            version?: number;
        };
        UpdateSpecialBodyInput: {
            description?: string;
            price?: {
                amount_minor: number;
                currency: string;
            } | null;
            title?: string;
            /** Format: date */
            valid_from?: string;
            /** Format: date */
            valid_until?: string;
            version?: number;
        };
        UpdateUser: {
            /** Format: email */
            email?: string;
            first_name?: string | null;
            is_active?: boolean;
            last_name?: string | null;
            memberships?: {
                /** Format: uuid */
                business_id: string;
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            password?: string;
            /** @enum {string} */
            role?: "admin" | "member";
            username?: string | null;
            version?: number;
        };
        UpdateUserInput: {
            /** Format: email */
            email?: string;
            first_name?: string | null;
            is_active?: boolean;
            last_name?: string | null;
            memberships?: {
                /** Format: uuid */
                business_id: string;
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            password?: string;
            /** @enum {string} */
            role?: "admin" | "member";
            username?: string | null;
            version?: number;
        };
        UpdateViewingBody: {
            notes?: string;
            /** @enum {string} */
            status?: "booked" | "completed" | "canceled" | "no_show";
            version?: number;
            visitor_name?: string;
            visitor_phone?: string;
        };
        UpdateViewingBodyInput: {
            notes?: string;
            /** @enum {string} */
            status?: "booked" | "completed" | "canceled" | "no_show";
            version?: number;
            visitor_name?: string;
            visitor_phone?: string;
        };
        UpdateVoiceAgentBody: {
            name?: string;
            settings?: {
                custom_commands?: string[];
                greeting_message?: string;
                language?: string;
                recording_enabled?: boolean;
                /** @enum {string} */
                voice_gender?: "female" | "male";
                /** @enum {string} */
                voice_speed?: "slow" | "normal" | "fast";
            };
            system_prompt?: string | null;
            use_default_prompt?: boolean;
        };
        UpdateVoiceAgentBodyInput: {
            name?: string;
            settings?: {
                custom_commands?: string[];
                greeting_message?: string;
                language?: string;
                recording_enabled?: boolean;
                /** @enum {string} */
                voice_gender?: "female" | "male";
                /** @enum {string} */
                voice_speed?: "slow" | "normal" | "fast";
            };
            system_prompt?: string | null;
            use_default_prompt?: boolean;
        };
        UpdateWebhookBody: {
            description?: string;
            events?: components["schemas"]["WebhookEvent"][];
            is_active?: boolean;
            url?: string;
            version?: number;
        };
        UpdateWebhookBodyInput: {
            description?: string;
            events?: components["schemas"]["WebhookEventInput"][];
            is_active?: boolean;
            url?: string;
            version?: number;
        };
        User: {
            /** Format: date-time */
            created_at: string;
            email: string;
            email_verified: boolean;
            first_name: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            last_name: string | null;
            memberships: {
                /** Format: uuid */
                business_id: string;
                business_name: string;
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            /** @enum {string} */
            role: "admin" | "member";
            /** Format: date-time */
            updated_at: string;
            username: string | null;
            version: number;
        };
        UserInput: {
            /** Format: date-time */
            created_at: string;
            email: string;
            email_verified: boolean;
            first_name: string | null;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            last_name: string | null;
            memberships: {
                /** Format: uuid */
                business_id: string;
                business_name: string;
                /** @enum {string} */
                role: "owner" | "manager" | "staff";
            }[];
            /** @enum {string} */
            role: "admin" | "member";
            /** Format: date-time */
            updated_at: string;
            username: string | null;
            version: number;
        };
        Viewing: {
            address: string;
            call_id: string | null;
            contact_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            date: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            listing_id: string;
            listing_reference: string;
            notes: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "booked" | "completed" | "canceled" | "no_show";
            time: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            visitor_name: string;
            visitor_phone: string;
        };
        ViewingInput: {
            address: string;
            call_id: string | null;
            contact_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            date: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            listing_id: string;
            listing_reference: string;
            notes: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "booked" | "completed" | "canceled" | "no_show";
            time: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            visitor_name: string;
            visitor_phone: string;
        };
        VoiceAgent: {
            /** Format: uuid */
            id: string;
            name: string;
            phone_number: string | null;
            phone_number_id: string | null;
            /** Format: uuid */
            real_estate_agent_id: string;
            settings: components["schemas"]["VoiceAgentSettings"];
            /** @enum {string} */
            status: "active" | "inactive" | "pending_setup";
            system_prompt: string | null;
            use_default_prompt: boolean;
        };
        VoiceAgentApproval: {
            phone_number: string | null;
            /** @enum {string} */
            status: "active" | "pending_setup";
            /** Format: uuid */
            voice_agent_id: string;
        };
        VoiceAgentApprovalInput: {
            phone_number: string | null;
            /** @enum {string} */
            status: "active" | "pending_setup";
            /** Format: uuid */
            voice_agent_id: string;
        };
        VoiceAgentCall: {
            answered_at: string | null;
            contact_id: string | null;
            contact_name: string | null;
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            direction: "inbound" | "outbound" | "web";
            duration_seconds: number;
            ended_at: string | null;
            from_number: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            real_estate_agent_id: string;
            recording_url: string | null;
            started_at: string | null;
            /** @enum {string} */
            status: "queued" | "initiated" | "ringing" | "in-progress" | "completed" | "failed" | "busy" | "no-answer" | "canceled";
            to_number: string | null;
            transcript: string | null;
            twilio_call_sid: string | null;
            voice_agent_id: string | null;
        };
        VoiceAgentCallInput: {
            answered_at: string | null;
            contact_id: string | null;
            contact_name: string | null;
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            direction: "inbound" | "outbound" | "web";
            duration_seconds: number;
            ended_at: string | null;
            from_number: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            real_estate_agent_id: string;
            recording_url: string | null;
            started_at: string | null;
            /** @enum {string} */
            status: "queued" | "initiated" | "ringing" | "in-progress" | "completed" | "failed" | "busy" | "no-answer" | "canceled";
            to_number: string | null;
            transcript: string | null;
            twilio_call_sid: string | null;
            voice_agent_id: string | null;
        };
        VoiceAgentInput: {
            /** Format: uuid */
            id: string;
            name: string;
            phone_number: string | null;
            phone_number_id: string | null;
            /** Format: uuid */
            real_estate_agent_id: string;
            settings: components["schemas"]["VoiceAgentSettingsInput"];
            /** @enum {string} */
            status: "active" | "inactive" | "pending_setup";
            system_prompt: string | null;
            use_default_prompt: boolean;
        };
        VoiceAgentRecording: {
            recording_sid: string | null;
            recording_url: string;
        };
        VoiceAgentRecordingInput: {
            recording_sid: string | null;
            recording_url: string;
        };
        VoiceAgentRejection: {
            /** @constant */
            status: "rejected";
        };
        VoiceAgentRejectionInput: {
            /** @constant */
            status: "rejected";
        };
        VoiceAgentRequest: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            real_estate_agent_id: string;
            real_estate_agent_name: string;
            rejection_reason: string | null;
            /** Format: date-time */
            requested_at: string;
            requested_by: string | null;
            reviewed_at: string | null;
            reviewed_by: string | null;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected";
            voice_agent_id: string | null;
        };
        VoiceAgentRequested: {
            /** Format: uuid */
            request_id: string;
            /** @constant */
            status: "pending";
        };
        VoiceAgentRequestedInput: {
            /** Format: uuid */
            request_id: string;
            /** @constant */
            status: "pending";
        };
        VoiceAgentRequestInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            real_estate_agent_id: string;
            real_estate_agent_name: string;
            rejection_reason: string | null;
            /** Format: date-time */
            requested_at: string;
            requested_by: string | null;
            reviewed_at: string | null;
            reviewed_by: string | null;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected";
            voice_agent_id: string | null;
        };
        VoiceAgentSettings: {
            custom_commands: string[];
            greeting_message: string;
            language: string;
            recording_enabled: boolean;
            /** @enum {string} */
            voice_gender: "female" | "male";
            /** @enum {string} */
            voice_speed: "slow" | "normal" | "fast";
        };
        VoiceAgentSettingsInput: {
            custom_commands: string[];
            greeting_message: string;
            language: string;
            recording_enabled: boolean;
            /** @enum {string} */
            voice_gender: "female" | "male";
            /** @enum {string} */
            voice_speed: "slow" | "normal" | "fast";
        };
        VoiceAgentStats: {
            average_duration_seconds: number;
            calls_by_day: {
                count: number;
                /** Format: date */
                date: string;
            }[];
            calls_by_status: {
                [key: string]: number;
            };
            completed_calls: number;
            failed_calls: number;
            /** @enum {string} */
            period: "day" | "week" | "month";
            total_calls: number;
            total_duration_seconds: number;
        };
        VoiceAgentStatsInput: {
            average_duration_seconds: number;
            calls_by_day: {
                count: number;
                /** Format: date */
                date: string;
            }[];
            calls_by_status: {
                [key: string]: number;
            };
            completed_calls: number;
            failed_calls: number;
            /** @enum {string} */
            period: "day" | "week" | "month";
            total_calls: number;
            total_duration_seconds: number;
        };
        VoiceAgentStatus: {
            rejection_reason: string | null;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected";
        };
        VoiceAgentStatusInput: {
            rejection_reason: string | null;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected";
        };
        VoiceAgentTranscript: {
            transcript: string;
        };
        VoiceAgentTranscriptInput: {
            transcript: string;
        };
        Webhook: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            description: string;
            events: components["schemas"]["WebhookEvent"][];
            /** Format: uuid */
            id: string;
            is_active: boolean;
            kind: components["schemas"]["WebhookKind"];
            /** Format: date-time */
            updated_at: string;
            url: string;
            version: number;
        };
        /** @enum {string} */
        WebhookEvent: "call.started" | "call.ended" | "call.analyzed" | "reservation.booked" | "reservation.changed" | "reservation.canceled" | "order.created" | "lead.created" | "viewing.booked" | "agent.published";
        /** @enum {string} */
        WebhookEventInput: "call.started" | "call.ended" | "call.analyzed" | "reservation.booked" | "reservation.changed" | "reservation.canceled" | "order.created" | "lead.created" | "viewing.booked" | "agent.published";
        WebhookInput: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            description: string;
            events: components["schemas"]["WebhookEventInput"][];
            /** Format: uuid */
            id: string;
            is_active: boolean;
            kind: components["schemas"]["WebhookKindInput"];
            /** Format: date-time */
            updated_at: string;
            url: string;
            version: number;
        };
        /** @enum {string} */
        WebhookKind: "events" | "tool";
        /** @enum {string} */
        WebhookKindInput: "events" | "tool";
        WebhookWithSecret: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            description: string;
            events: components["schemas"]["WebhookEvent"][];
            /** Format: uuid */
            id: string;
            is_active: boolean;
            kind: components["schemas"]["WebhookKind"];
            secret: string;
            /** Format: date-time */
            updated_at: string;
            url: string;
            version: number;
        };
        WebhookWithSecretInput: {
            /** Format: uuid */
            business_id: string;
            /** Format: date-time */
            created_at: string;
            description: string;
            events: components["schemas"]["WebhookEventInput"][];
            /** Format: uuid */
            id: string;
            is_active: boolean;
            kind: components["schemas"]["WebhookKindInput"];
            secret: string;
            /** Format: date-time */
            updated_at: string;
            url: string;
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
